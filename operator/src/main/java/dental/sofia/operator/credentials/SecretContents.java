package dental.sofia.operator.credentials;

import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.DatabaseLogin;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.Resolution.Problem;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads keys out of a Secret, and says what is wrong with it in words for whoever wrote it. */
public final class SecretContents {

  static final String API_KEY = "apiKey";
  static final String API_SECRET = "apiSecret";
  static final String TURN_SECRET = "secret";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";

  /** What the calendar shows to an issuer of OpenID Connect. */
  public static final String CLIENT_SECRET = "clientSecret";

  static final String AGENT_TOKEN = "token";

  /** What a person may choose, and nobody guesses. */
  private static final int MIN_PASSWORD_LENGTH = 12;

  private final Secret secret;
  private final String field;
  private final List<Problem> problems;

  /**
   * @param field of the spec that names the Secret, for {@code problems}
   * @param problems gets what is wrong with it
   */
  public SecretContents(Secret secret, String field, List<Problem> problems) {
    this.secret = secret;
    this.field = field;
    this.problems = problems;
  }

  /**
   * A Secret that only the user can make.
   *
   * @param name that the field has
   * @param wanted what has to be in it, in words
   */
  static Optional<SecretContents> brought(
      Optional<Secret> secret, String name, String field, String wanted, List<Problem> problems) {
    if (secret.isEmpty()) {
      problems.add(
          new Problem(
              field,
              "there is no Secret " + name + " in this namespace: create it with " + wanted));
    }
    return secret.map(s -> new SecretContents(s, field, problems));
  }

  public Optional<ApiKey> apiKey() {
    // The key stands as a plain word in LiveKit's key file and in every token.
    Optional<String> key =
        text(API_KEY, k -> k.matches("[A-Za-z0-9_-]{3,128}"), "3 to 128 letters, digits, - or _");
    Optional<Sensitive> value = secretText(API_SECRET);
    return key.flatMap(k -> value.map(v -> new ApiKey(k, v)));
  }

  public Optional<Sensitive> turnSecret() {
    return secretText(TURN_SECRET);
  }

  /** Whether staff can sign in with it; the calendar itself reads it. */
  public boolean isStaff() {
    Optional<String> name =
        text(USERNAME, n -> n.matches("\\P{Cntrl}{1,64}"), "1 to 64 characters");
    Optional<String> password =
        text(
            PASSWORD,
            p -> p.matches("\\P{Cntrl}{" + MIN_PASSWORD_LENGTH + ",256}"),
            MIN_PASSWORD_LENGTH + " to 256 characters");
    return name.isPresent() && password.isPresent();
  }

  /** Whether an issuer can be shown it; the calendar itself reads it. */
  public boolean isClientSecret() {
    return text(
            CLIENT_SECRET,
            s -> s.matches("[\\x20-\\x7e]{1,512}"),
            "what the issuer gave you for the client, up to 512 printable ASCII characters")
        .isPresent();
  }

  public Optional<Sensitive> agentToken() {
    return secretText(AGENT_TOKEN);
  }

  /** Whether a provider may take it for a key; the agent itself reads it. */
  public boolean isProviderKey() {
    return text(
            API_KEY,
            k -> k.strip().matches("[\\x21-\\x7e]{1,512}"),
            "the provider's key, without blanks")
        .isPresent();
  }

  public Optional<DatabaseLogin> database() {
    Optional<String> host =
        text("host", h -> h.matches("[A-Za-z0-9.:_-]{1,253}"), "a DNS name or an address");
    // As CloudNativePG has it; servers that others run often leave it out.
    Optional<String> number =
        secret.getData() != null && secret.getData().containsKey("port")
            ? text("port", p -> p.matches("[1-9][0-9]{0,4}"), "a port number, like 5432")
            : Optional.of("5432");
    Optional<String> name =
        text("dbname", n -> n.matches("[A-Za-z0-9_-]{1,63}"), "the name of the database");
    Optional<String> user = text(USERNAME, u -> u.matches("\\P{Cntrl}{1,63}"), "a user name");
    Optional<String> password = text(PASSWORD, p -> p.matches("\\P{Cntrl}{1,512}"), "the password");
    if (host.isEmpty()
        || number.isEmpty()
        || name.isEmpty()
        || user.isEmpty()
        || password.isEmpty()) {
      return Optional.empty();
    }
    String url = "jdbc:postgresql://" + host.get() + ":" + number.get() + "/" + name.get();
    return Optional.of(
        new DatabaseLogin(url, new Sensitive(url + "\n" + user.get() + "\n" + password.get())));
  }

  private Optional<Sensitive> secretText(String key) {
    return text(
            key,
            // What a line of turnserver.conf and a trimmed secret file both carry unchanged; coturn
            // drops a leading = or ".
            v ->
                v.matches(
                    "[\\x21-\\x7e&&[^=\"]][\\x21-\\x7e]{"
                        + (Credentials.MIN_SECRET_LENGTH - 1)
                        + ",511}"),
            "at least "
                + Credentials.MIN_SECRET_LENGTH
                + " printable ASCII characters without blanks, the first neither = nor a double quote")
        .map(Sensitive::new);
  }

  private Optional<String> text(String key, Predicate<String> usable, String wanted) {
    String encoded = secret.getData() == null ? null : secret.getData().get(key);
    if (encoded == null) {
      return problem("Secret " + name() + " has no key " + key + ": add it with " + wanted);
    }
    Optional<String> decoded = decode(encoded);
    if (decoded.filter(usable).isEmpty()) {
      return problem(
          "key "
              + key
              + " of Secret "
              + name()
              + " is unusable"
              + decoded.map(d -> " (" + d.length() + " characters)").orElse("")
              + ": write "
              + wanted);
    }
    return decoded;
  }

  private static Optional<String> decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private String name() {
    return secret.getMetadata().getName();
  }

  private <T> Optional<T> problem(String advice) {
    problems.add(new Problem(field, advice));
    return Optional.empty();
  }
}
