package dental.sofia.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencedSecretsTest {

  @Test
  void areThoseThatASpecNames() {
    assertThat(
            ReferencedSecrets.of(
                Resources.withSpec(
                    "{livekit: {secretName: a}, coturn: {secretName: b}, tls: {secretName: c},"
                        + " calendar: {staffSecretName: d, database: {type: PostgreSQL, secretName: e}},"
                        + " agent: {speech: {provider: Gemini, secretName: f}}}")))
        .containsExactly(
            "practices/a",
            "practices/b",
            "practices/c",
            "practices/d",
            "practices/e",
            "practices/f");
    assertThat(
            ReferencedSecrets.of(
                Resources.withSpec("{livekit: {secretName: a}, coturn: {secretName: a}}")))
        .containsExactly("practices/a");
    assertThat(ReferencedSecrets.of(Resources.withSpec("{}"))).isEmpty();
    assertThat(
            ReferencedSecrets.of(
                Resources.withSpec(
                    "{calendar: {staffSecretName: d, database: {type: PostgreSQL, secretName: e}}}")))
        .containsExactly("practices/d", "practices/e");
    assertThat(
            ReferencedSecrets.of(
                Resources.withSpec(
                    "{calendar: {oidc: {issuer: 'https://a', clientId: c, secretName: f}}}")))
        .containsExactly("practices/f");
  }

  @Test
  void areKeptByNameAndVersionAndWithoutTheirContents() {
    var store = new NameStore<Secret>();
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("praxis-keys")
            .withNamespace("practices")
            .withResourceVersion("7")
            .addToAnnotations("last-applied", "the key again")
            .endMetadata()
            .withData(Map.of("secret", "a2V5"))
            .build();
    assertThat(store.put(store.getKey(secret), secret)).isNull();
    assertThat(store.get("practices/praxis-keys"))
        .satisfies(
            kept -> {
              assertThat(kept.getMetadata().getResourceVersion()).isEqualTo("7");
              assertThat(kept.getMetadata().getAnnotations()).isNullOrEmpty();
              assertThat(kept.getData()).isNullOrEmpty();
            });
    assertThat(store.put("practices/praxis-keys", secret)).isNotNull();
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.keySet()).containsExactly("practices/praxis-keys");
    assertThat(store.remove("practices/praxis-keys")).isNotNull();
    assertThat(store.values()).isEmpty();
  }
}
