package dental.sofia.operator.credentials;

import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import java.util.Optional;

/**
 * The keys of a deployment, as far as whoever asks may read them. The operator has all of them:
 * {@link Credentials}.
 */
public interface Keys {

  /** LiveKit's API key pair. */
  ApiKey apiKey() throws Withheld;

  /** The shared secret of LiveKit and coturn; absent in mode Direct. */
  Optional<Sensitive> turnSecret() throws Withheld;

  /** What the agent shows to the calendar; empty where whoever asks comes as a stranger. */
  default Optional<Sensitive> agentToken() {
    return Optional.empty();
  }

  /** Of TURN over TLS; absent without {@code spec.tls}. */
  Optional<Certificate> certificate() throws Withheld;
}
