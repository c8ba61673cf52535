package dental.sofia.operator.credentials;

import java.util.Optional;

/**
 * Everything secret that a deployment runs with.
 *
 * @param apiKey LiveKit's API key pair
 * @param turnSecret the shared secret of LiveKit and coturn; absent in mode Direct
 * @param certificate of TURN over TLS, where there is any
 * @param database how the calendar reaches a server of the user's, where it has one
 * @param agentToken what the agent shows to the calendar, where there is one
 */
public record Credentials(
    ApiKey apiKey,
    Optional<Sensitive> turnSecret,
    Optional<Certificate> certificate,
    Optional<DatabaseLogin> database,
    Optional<Sensitive> agentToken)
    implements Keys {

  /**
   * What both generated and referenced secrets must have at least: below it LiveKit itself
   * complains.
   */
  public static final int MIN_SECRET_LENGTH = 32;

  /**
   * LiveKit's API key pair.
   *
   * @param key public part, the issuer of tokens
   * @param secret signs tokens
   */
  public record ApiKey(String key, Sensitive secret) {

    /** The pair as what signs tokens. */
    public dental.sofia.wire.jwt.ApiKey signer() {
      return new dental.sofia.wire.jwt.ApiKey(key, secret.value());
    }
  }

  /**
   * A PostgreSQL server of the user's.
   *
   * @param url for JDBC
   * @param version changes when anything of it does
   */
  public record DatabaseLogin(String url, Sensitive version) {}

  /** A text that prints as nothing. */
  public record Sensitive(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
