package dental.sofia.calendar.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What an issuer says of itself, and its keys; asked when it is needed, and again after a while.
 */
final class Issuer {
  static final int PATIENCE_MILLIS = 5_000;

  private static final int MOST_BYTES = 256 * 1024;
  private static final long KEYS_KEPT_MILLIS = Duration.ofMinutes(5).toMillis();
  // A token with a key that is not known makes them be asked for again, but not at will.
  private static final long KEYS_EVERY_MILLIS = Duration.ofSeconds(10).toMillis();

  private final com.nimbusds.oauth2.sdk.id.Issuer name;
  private final ClientID client;
  private volatile Known known;

  Issuer(String name, ClientID client) {
    this.name = new com.nimbusds.oauth2.sdk.id.Issuer(name);
    this.client = client;
  }

  record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

  /** Whether it is there can only be found out by asking. */
  Known ask() throws IOException, GeneralException {
    var metadata = OIDCProviderMetadata.resolve(name, PATIENCE_MILLIS, PATIENCE_MILLIS);
    Known before = known;
    boolean same =
        before != null
            && before.metadata.getJWKSetURI().equals(metadata.getJWKSetURI())
            && Objects.equals(before.metadata.getIDTokenJWSAlgs(), metadata.getIDTokenJWSAlgs());
    // The keys that it had are still known.
    known = new Known(metadata, same ? before.tokens : tokens(metadata));
    return known;
  }

  /** As it was when it was asked last. */
  Known lastKnown() throws IOException, GeneralException {
    Known before = known;
    return before == null ? ask() : before;
  }

  /** Only signatures with the issuer's own key pairs count. */
  private IDTokenValidator tokens(OIDCProviderMetadata metadata) throws IOException {
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    if (metadata.getIDTokenJWSAlgs() != null) {
      algorithms.retainAll(metadata.getIDTokenJWSAlgs());
    }
    if (algorithms.isEmpty()) {
      throw new IOException("the issuer signs with no key pair");
    }
    var retriever = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES);
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), retriever)
            .cache(KEYS_KEPT_MILLIS, 3L * PATIENCE_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(KEYS_EVERY_MILLIS)
            .retrying(true)
            .build();
    return new IDTokenValidator(
        name, client, new JWSVerificationKeySelector<>(algorithms, keys), null);
  }
}
