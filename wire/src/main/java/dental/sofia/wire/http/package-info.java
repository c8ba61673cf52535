/**
 * As much HTTP/1.1 (RFC 9112) as asking a server a question takes: one request, one response, one
 * connection.
 *
 * <p>Not {@code java.net.http}: its timeout ends with the response's head, a body can only be
 * bounded by a subscriber of one's own, each client has threads and a pool that outlive a check,
 * and it allows no host name that differs from the address. Here a request has the same deadline,
 * trust and faults as all other clients, and its memory is bounded by two constants.
 */
package dental.sofia.wire.http;
