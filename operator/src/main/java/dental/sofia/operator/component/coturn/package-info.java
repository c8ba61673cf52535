/**
 * coturn, the TURN relay: its turnserver.conf as a type, Deployment, Service and ServiceAccount.
 * Part of mode Relay only.
 */
package dental.sofia.operator.component.coturn;
