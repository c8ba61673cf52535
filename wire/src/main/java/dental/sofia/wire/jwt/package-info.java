/**
 * LiveKit's access tokens: JSON Web Tokens (RFC 7519) signed with HS256 (RFC 7515), made of the JDK
 * alone. They are only made here, never accepted: that is LiveKit's part.
 */
package dental.sofia.wire.jwt;
