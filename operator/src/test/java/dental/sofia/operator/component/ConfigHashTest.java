package dental.sofia.operator.component;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Rendered;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods are rolled when, and only when, what they read at their start has changed. */
class ConfigHashTest {

  private static final Credentials KEYS = Models.credentials(Models.withSpec("{}"));

  @Test
  void doesNotDependOnTheOrderOfFiles() {
    assertThat(ConfigHash.of(Map.of("a", "1", "b", "2")))
        .isEqualTo(
            ConfigHash.of(new java.util.TreeMap<>(Map.of("b", "2", "a", "1")).descendingMap()));
  }

  @Test
  void knowsWhereOneFileEndsAndTheNextBegins() {
    assertThat(ConfigHash.of(Map.of("a", "bc"))).isNotEqualTo(ConfigHash.of(Map.of("ab", "c")));
    assertThat(ConfigHash.of(Map.of("a", "", "b", "")))
        .isNotEqualTo(ConfigHash.of(Map.of("a", "b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{coturn: {replicas: 3}} | same | same",
        "{checks: {interval: 5m}} | same | same",
        "{exposure: {annotations: {a: b}}} | same | same",
        "{livekit: {logLevel: debug}} | other | same",
        "{livekit: {config: {room: {max_participants: 2}}}} | other | same",
        "{coturn: {maxCalls: 7}} | same | other",
        "{coturn: {allowedPeers: [10.244.0.0/16]}} | same | other",
        "{coturn: {credentialTtl: 1h}} | other | same"
      })
  void changesForThePartWhoseConfigurationChanged(String spec, String livekit, String turn) {
    assertThat(hash(spec, KEYS, "praxis-livekit").equals(hash("{}", KEYS, "praxis-livekit")))
        .isEqualTo(livekit.equals("same"));
    assertThat(hash(spec, KEYS, "praxis-turn").equals(hash("{}", KEYS, "praxis-turn")))
        .isEqualTo(turn.equals("same"));
  }

  @Test
  void changesForBothWhenTheirSharedSecretDoes() {
    var other =
        new Credentials(
            KEYS.apiKey(),
            Optional.of(new Sensitive("another-" + Models.TURN_SECRET)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(hash("{}", other, "praxis-livekit"))
        .isNotEqualTo(hash("{}", KEYS, "praxis-livekit"));
    assertThat(hash("{}", other, "praxis-turn")).isNotEqualTo(hash("{}", KEYS, "praxis-turn"));
  }

  @Test
  void changesForLiveKitOnlyWhenTheApiKeyDoes() {
    var other =
        new Credentials(
            new ApiKey(Models.API_KEY, new Sensitive("another-" + Models.API_SECRET)),
            KEYS.turnSecret(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(hash("{}", other, "praxis-livekit"))
        .isNotEqualTo(hash("{}", KEYS, "praxis-livekit"));
    assertThat(hash("{}", other, "praxis-turn")).isEqualTo(hash("{}", KEYS, "praxis-turn"));
  }

  private static String hash(String spec, Credentials keys, String deployment) {
    return Rendered.objects(Models.withSpec(spec), keys).stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(d -> d.getMetadata().getName().equals(deployment))
        .map(d -> d.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ConfigHash.ANNOTATION))
        .findFirst()
        .orElseThrow();
  }
}
