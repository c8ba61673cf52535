/**
 * Checks of TURN: that the credentials which LiveKit hands out are good, and that nobody gets
 * further than to LiveKit.
 */
package dental.sofia.operator.check.turn;
