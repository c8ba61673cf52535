/**
 * Just enough JSON (RFC 8259) for tokens and for LiveKit's answers: written with proper escapes,
 * read totally and within limits. One dependency fewer in what has to be trusted.
 */
package dental.sofia.wire.json;
