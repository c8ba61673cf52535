package dental.sofia.operator.credentials;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.naming.ObjectMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** New keys, as Secrets that the operator then keeps. */
final class GeneratedSecrets {

  /** 32 bytes are 256 bits; in Base64 they are 43 characters, above what LiveKit asks for. */
  private static final int SECRET_BYTES = 32;

  /** LiveKit's own form: API and a random word. */
  private static final int KEY_BYTES = 9;

  /** Typed by people: 24 characters. */
  private static final int PASSWORD_BYTES = 18;

  private static final String STAFF_NAME = "praxis";

  private final SecureRandom random;

  GeneratedSecrets(SecureRandom random) {
    this.random = random;
  }

  Secret apiKey(Identity identity) {
    return secret(
        identity,
        Names.API_KEY,
        ComponentName.LIVEKIT,
        Map.of(
            SecretContents.API_KEY,
            "API" + word(KEY_BYTES),
            SecretContents.API_SECRET,
            word(SECRET_BYTES)));
  }

  Secret turnSecret(Identity identity) {
    return secret(
        identity,
        Names.TURN_SECRET,
        ComponentName.TURN,
        Map.of(SecretContents.TURN_SECRET, word(SECRET_BYTES)));
  }

  Secret staff(Identity identity) {
    return secret(
        identity,
        Names.STAFF,
        ComponentName.CALENDAR,
        Map.of(SecretContents.USERNAME, STAFF_NAME, SecretContents.PASSWORD, word(PASSWORD_BYTES)));
  }

  Secret agentToken(Identity identity) {
    return secret(
        identity,
        Names.AGENT_TOKEN,
        ComponentName.CALENDAR,
        Map.of(SecretContents.AGENT_TOKEN, word(SECRET_BYTES)));
  }

  private static Secret secret(
      Identity identity, Names name, ComponentName component, Map<String, String> values) {
    var builder =
        new SecretBuilder()
            .withMetadata(ObjectMetadata.of(identity, name, component))
            .withType("Opaque");
    values.forEach((key, value) -> builder.addToData(key, base64(value)));
    return builder.build();
  }

  private String word(int bytes) {
    byte[] buffer = new byte[bytes];
    random.nextBytes(buffer);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer);
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
