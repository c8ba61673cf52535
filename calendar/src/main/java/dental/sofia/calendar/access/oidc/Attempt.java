package dental.sofia.calendar.access.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dental.sofia.calendar.access.Secrets;

/**
 * One attempt to sign in. What the issuer is shown follows from a secret that only the browser
 * keeps, so that nothing has to be stored and every replica can finish what another one began.
 *
 * @param secret for a cookie
 */
public record Attempt(String secret) {

  public static Attempt begin() {
    return new Attempt(Secrets.random());
  }

  /** Comes back with the browser: it is the browser that went. */
  State state() {
    return new State(Secrets.derive(secret, "state"));
  }

  /** Comes back in the signed token: it was made for this attempt. */
  Nonce nonce() {
    return new Nonce(Secrets.derive(secret, "nonce"));
  }

  /** Shown when the code is changed for the token: whoever steals the code has no use for it. */
  CodeVerifier verifier() {
    return new CodeVerifier(Secrets.derive(secret, "verifier"));
  }
}
