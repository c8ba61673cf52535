/**
 * ICE as far as it takes to prove a media path (RFC 8445): the candidates of an SDP answer, and
 * connectivity checks through a TURN relay or over ICE-TCP (RFC 6544). An answered check means that
 * the other side's ICE agent got a datagram on this very path and knows the password of this very
 * session; no DTLS is needed for that.
 *
 * <p>Start at {@link dental.sofia.wire.ice.IceCheck}. Not here: gathering, pairing, nomination.
 */
package dental.sofia.wire.ice;
