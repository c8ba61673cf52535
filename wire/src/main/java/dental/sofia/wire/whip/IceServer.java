package dental.sofia.wire.whip;

import dental.sofia.wire.turn.TurnCredentials;
import dental.sofia.wire.turn.TurnUri;
import java.util.Optional;

/**
 * A STUN or TURN server as a client is told to use it, RFC 9725 §4.6.
 *
 * @param url a URI of RFC 7064 or RFC 7065
 */
public record IceServer(String url, String username, String credential) {

  /** Empty for a STUN server. */
  public Optional<TurnUri> turn() {
    return TurnUri.parse(url);
  }

  public TurnCredentials credentials() {
    return new TurnCredentials(username, credential);
  }

  /** Without the credential: this ends up in logs. */
  @Override
  public String toString() {
    return "IceServer[" + url + ", " + username + "]";
  }
}
