package dental.sofia.calendar.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the staff has its accounts, if it does not sign in with the practice's own password.
 *
 * @param issuer as it calls itself
 * @param clientId what the issuer calls this calendar
 * @param secret what this calendar shows to the issuer; without one it is a public client
 * @param secretFile holds the same, and is read again for each sign-in
 * @param allowed e-mail addresses and groups of the staff; if empty, everybody whom the issuer
 *     knows
 */
public record OidcSettings(
    String issuer,
    String clientId,
    Optional<String> secret,
    Optional<Path> secretFile,
    Set<String> allowed) {

  /** TLS, but for an issuer on the same machine. */
  private static final String ISSUER =
      "https://[^\\s?#]+|http://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/[^\\s?#]*)?";

  static Optional<OidcSettings> read(Settings.Reading reading) {
    Optional<String> issuer = reading.text("SOFIA_OIDC_ISSUER");
    Optional<String> clientId = reading.text("SOFIA_OIDC_CLIENT_ID");
    if (issuer.isPresent() != clientId.isPresent()) {
      reading
          .faults()
          .add("SOFIA_OIDC_ISSUER and SOFIA_OIDC_CLIENT_ID belong together; one is missing");
      return Optional.empty();
    }
    if (issuer.isPresent() && !issuer.get().matches(ISSUER)) {
      reading.faults().add("SOFIA_OIDC_ISSUER must begin with https:// and have no query");
    }
    List<String> allowed =
        reading
            .text("SOFIA_OIDC_ALLOWED")
            .map(it -> List.of(it.split("\\s*,\\s*")))
            .orElse(List.of());
    return issuer.map(
        it ->
            new OidcSettings(
                it,
                clientId.orElseThrow(),
                reading.text("SOFIA_OIDC_CLIENT_SECRET"),
                reading.path("SOFIA_OIDC_CLIENT_SECRET_FILE"),
                Set.copyOf(allowed)));
  }
}
