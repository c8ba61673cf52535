package dental.sofia.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.credentials.Obtained.Complete;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  private static final Identity PRAXIS = new Identity(Resources.NAMESPACE, "praxis", Resources.UID);

  private final GeneratedSecrets generated = new GeneratedSecrets(new SecureRandom());

  @Test
  void printNothingOfTheirValuesWhereverTheyAreEmbedded() {
    var credentials = Models.credentials(Models.withSpec("{}"));
    assertThat(new Sensitive("value")).hasToString("***");
    assertThat(List.of(new Complete(credentials), Map.of("keys", credentials)).toString())
        .contains("***")
        .doesNotContain(Models.API_SECRET, Models.TURN_SECRET);
  }

  @Test
  void thatAreGeneratedAreUsable() {
    var problems = new ArrayList<dental.sofia.operator.resolve.Resolution.Problem>();
    assertThat(new SecretContents(generated.apiKey(PRAXIS), "", problems).apiKey()).isPresent();
    assertThat(new SecretContents(generated.turnSecret(PRAXIS), "", problems).turnSecret())
        .isPresent();
    assertThat(problems).isEmpty();
  }

  @Test
  void thatAreGeneratedHaveThirtyTwoRandomBytes() {
    var problems = new ArrayList<dental.sofia.operator.resolve.Resolution.Problem>();
    var secret = new SecretContents(generated.turnSecret(PRAXIS), "", problems).turnSecret();
    assertThat(java.util.Base64.getUrlDecoder().decode(secret.orElseThrow().value())).hasSize(32);
  }

  @Test
  void areNeverGeneratedTwiceTheSame() {
    assertThat(generated.apiKey(PRAXIS).getData().entrySet())
        .doesNotContainAnyElementsOf(generated.apiKey(PRAXIS).getData().entrySet());
    assertThat(generated.turnSecret(PRAXIS).getData())
        .isNotEqualTo(generated.turnSecret(PRAXIS).getData());
  }

  @Test
  void areKeptUnderTheNamesThatTheModelExpects() {
    assertThat(
            List.of(
                generated.apiKey(PRAXIS),
                generated.turnSecret(PRAXIS),
                generated.staff(PRAXIS),
                generated.agentToken(PRAXIS)))
        .extracting((Secret secret) -> secret.getMetadata().getName())
        .isEqualTo(CredentialStore.generatedSecrets(Models.withSpec("{}")));
  }

  @Test
  void ofTheUsersAreNotAmongTheGenerated() {
    String own =
        "{livekit: {secretName: our-keys}, coturn: {secretName: our-turn}, calendar: {staffSecretName: our-staff}}";
    assertThat(CredentialStore.generatedSecrets(Models.withSpec(own)))
        .containsExactly("praxis-agent-token");
  }

  @Test
  void ofTheRelayAreNotWantedInModeDirect() {
    assertThat(CredentialStore.generatedSecrets(Models.withSpec("{transport: {mode: Direct}}")))
        .containsExactly("praxis-livekit-api-key", "praxis-staff", "praxis-agent-token");
  }
}
