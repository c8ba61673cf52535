/** Checks of the path that media takes: what LiveKit offers, and whether a packet gets there. */
package dental.sofia.operator.check.ice;
