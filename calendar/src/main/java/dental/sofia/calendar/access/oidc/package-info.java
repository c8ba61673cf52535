/**
 * Staff that signs in where it has its accounts: OpenID Connect, the authorization code flow with
 * PKCE. {@link dental.sofia.calendar.access.oidc.OidcSignIn} sends a browser there and judges with
 * what it comes back; {@link dental.sofia.calendar.access.oidc.Attempt} is all that is remembered
 * in between, and only the browser has it.
 */
package dental.sofia.calendar.access.oidc;
