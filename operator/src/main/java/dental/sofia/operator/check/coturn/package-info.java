/** Checks of coturn, the TURN relay. They apply in mode Relay only. */
package dental.sofia.operator.check.coturn;
