package dental.sofia.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.Resolution.Problem;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretContentsTest {

  private static final String GOOD = "0123456789abcdefghijklmnopqrstuvwxyz-_";

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void readsAnApiKeyPair() {
    var secret = secret(Map.of("apiKey", base64("APIkey1"), "apiSecret", base64(GOOD)));
    assertThat(contents(secret).apiKey()).contains(new ApiKey("APIkey1", new Sensitive(GOOD)));
    assertThat(problems).isEmpty();
  }

  @Test
  void takesAProvidersKeyWithTheLineEndThatAFileHas() {
    assertThat(contents(secret(Map.of("apiKey", base64("AIza-key\n")))).isProviderKey()).isTrue();
    assertThat(problems).isEmpty();
    assertThat(contents(secret(Map.of("apiKey", base64(" \n")))).isProviderKey()).isFalse();
    assertThat(contents(secret(Map.of("key", base64("AIza-key")))).isProviderKey()).isFalse();
    assertThat(problems)
        .extracting(Problem::advice)
        .anyMatch(advice -> advice.contains("has no key apiKey: add it with the provider's key"));
  }

  @Test
  void saysOfASecretThatIsNotThereWithWhatToCreateIt() {
    assertThat(
            SecretContents.brought(
                Optional.empty(), "speech", "agent.speech.secretName", "the key apiKey", problems))
        .isEmpty();
    assertThat(problems)
        .containsExactly(
            new Problem(
                "agent.speech.secretName",
                "there is no Secret speech in this namespace: create it with the key apiKey"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "exactly-thirty-two-characters-32",
        "#0123456789abcdefghijklmnopqrstuv",
        "a=b\"c#d'e$f%g&h\\i/j(k)l[m]n{o}p~",
        "0123456789abcdefghijklmnopqrstuv\""
      })
  void readsATurnSecretOfAnyPrintableCharacters(String value) {
    assertThat(turnSecret(base64(value))).contains(new Sensitive(value));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "one-character-less-than-the-min",
        "0123456789 abcdefghijklmnopqrstuvwxyz",
        "0123456789abcdefghijklmnopqrstuvwxyz\n",
        "\n0123456789abcdefghijklmnopqrstuvwxyz",
        "0123456789\nabcdefghijklmnopqrstuvwxyz",
        "0123456789\tabcdefghijklmnopqrstuvwxyz",
        "0123456789\u0000abcdefghijklmnopqrstuvwxyz",
        "0123456789äabcdefghijklmnopqrstuvwxyz"
      })
  void refusesATurnSecretThatIsShortOrThatAConfigurationFileCanNotCarry(String value) {
    assertThat(turnSecret(base64(value))).isEmpty();
    assertThat(problems)
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith("coturn.secretName: key secret of Secret our-secret is unusable")
        .contains("(" + value.length() + " characters)")
        .contains("write at least 32");
  }

  /** Tried with turnserver: it takes either character for a part of its own syntax. */
  @ParameterizedTest
  @ValueSource(strings = {"=", "\""})
  void refusesATurnSecretWhoseFirstCharacterCoturnWouldDrop(String first) {
    assertThat(turnSecret(base64(first + GOOD))).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @Test
  void refusesWhatIsNotBase64() {
    assertThat(turnSecret("%%% " + GOOD)).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    bytes[5] = (byte) 0xff;
    assertThat(turnSecret(Base64.getEncoder().encodeToString(bytes))).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @Test
  void namesEveryMissingKeyAndWhatToAdd() {
    assertThat(contents(secret(null)).apiKey()).isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .satisfiesExactly(
            first -> assertThat(first).contains("Secret our-secret has no key apiKey: add it"),
            second ->
                assertThat(second).contains("Secret our-secret has no key apiSecret: add it"));
  }

  @Test
  void takesAnIssuersClientSecretAsItIs() {
    String usual = "a b~$%&/(){}[]=?'\"\\#+*-_.:,;<>|";
    assertThat(contents(secret(Map.of("clientSecret", base64(usual)))).isClientSecret()).isTrue();
    assertThat(problems).isEmpty();
    assertThat(contents(secret(Map.of("clientSecret", base64("a\n")))).isClientSecret()).isFalse();
    assertThat(contents(secret(Map.of("secret", base64("a")))).isClientSecret()).isFalse();
    assertThat(problems)
        .extracting(Problem::toString)
        .satisfiesExactly(
            first ->
                assertThat(first).contains("key clientSecret of Secret our-secret is unusable"),
            second -> assertThat(second).contains("has no key clientSecret: add it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "with blank", "with:colon", "with\nnewline", "ключ"})
  void refusesAnApiKeyThatIsNoWord(String key) {
    var secret = secret(Map.of("apiKey", base64(key), "apiSecret", base64(GOOD)));
    assertThat(contents(secret).apiKey()).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "%s",
        "\\",
        "\"",
        "\n",
        "$1",
        "ä",
        "🦷",
        "0123456789abcdefghijklmnopqrstuvwxyz"
      })
  void neverSaysWhatTheValueIs(String value) {
    String marked = "dont-tell-" + value + " ";
    problems.clear();
    turnSecret(base64(marked));
    turnSecret(marked);
    contents(secret(Map.of("apiKey", base64(marked), "apiSecret", base64(marked)))).apiKey();
    assertThat(problems)
        .hasSize(4)
        .extracting(Problem::toString)
        .noneMatch(text -> text.contains("dont-tell-") || text.contains(base64(marked)));
  }

  private Optional<Sensitive> turnSecret(String data) {
    return contents(secret(Map.of("secret", data))).turnSecret();
  }

  private SecretContents contents(Secret secret) {
    return new SecretContents(secret, "coturn.secretName", problems);
  }

  private static Secret secret(Map<String, String> data) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("our-secret")
        .endMetadata()
        .withData(data)
        .build();
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
