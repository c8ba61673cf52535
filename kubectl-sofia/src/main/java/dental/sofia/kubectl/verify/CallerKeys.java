package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.cluster.Deployed;
import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.credentials.Keys;
import dental.sofia.operator.credentials.SecretContents;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of a deployment as far as this user may read them.
 *
 * @param seenKey LiveKit's API key pair
 * @param seenSecret the shared secret of LiveKit and coturn; absent in mode Direct
 * @param seenCertificate of TURN over TLS; absent without it
 */
record CallerKeys(
    Seen<ApiKey> seenKey,
    Optional<Seen<Sensitive>> seenSecret,
    Optional<Seen<Certificate>> seenCertificate)
    implements Keys {

  static CallerKeys of(SofiaModel model, Deployed deployed) {
    Optional<Seen<Sensitive>> secret =
        switch (model.transport()) {
          case Transport.Direct direct -> Optional.empty();
          case Transport.Relay relay ->
              Optional.of(
                  read(
                      deployed.secret(relay.coturn().secret().secretName()),
                      SecretContents::turnSecret));
        };
    var key = read(deployed.secret(model.livekit().apiKey().secretName()), SecretContents::apiKey);
    Optional<Seen<Certificate>> certificate =
        switch (model.transport()) {
          case Transport.Direct direct -> Optional.empty();
          case Transport.Relay relay ->
              relay
                  .coturn()
                  .tls()
                  .map(tls -> PublicCertificate.of(deployed.secret(tls.secretName())));
        };
    return new CallerKeys(key, secret, certificate);
  }

  @Override
  public Optional<Certificate> certificate() throws Withheld {
    return seenCertificate.isPresent()
        ? Optional.of(seenCertificate.get().orWithheld())
        : Optional.empty();
  }

  @Override
  public ApiKey apiKey() throws Withheld {
    return seenKey.orWithheld();
  }

  @Override
  public Optional<Sensitive> turnSecret() throws Withheld {
    return seenSecret.isPresent() ? Optional.of(seenSecret.get().orWithheld()) : Optional.empty();
  }

  private static <T> Seen<T> read(Seen<Secret> seen, Function<SecretContents, Optional<T>> key) {
    return switch (seen) {
      case Seen.Hidden<Secret>(String message) -> new Seen.Hidden<>(message);
      case Seen.Readable<Secret>(Secret secret) -> {
        var problems = new ArrayList<Problem>();
        yield key.apply(new SecretContents(secret, "secretName", problems))
            .<Seen<T>>map(Seen.Readable::new)
            .orElseGet(() -> new Seen.Hidden<>(problems.getFirst().advice()));
      }
    };
  }
}
