/**
 * WHIP (RFC 9725): joining a room with one HTTP request. LiveKit's answer has the candidates that
 * it really offers and the TURN credentials that it really makes, which no reading of its
 * configuration could tell.
 */
package dental.sofia.wire.whip;
