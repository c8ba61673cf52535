package dental.sofia.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key of the user's, which is to be nowhere but in the Secret that the user made.
 *
 * @param word the key itself
 */
public record SecretWord(String word) {

  private static final String KINDS =
      "configmaps,pods,deployments,replicasets,services,serviceaccounts,events,sofia";

  /**
   * Looks at every object of the namespace, and at what all containers logged, and the operator
   * last.
   */
  public void isOnlyIn(String secret, Sofia sofia, OperatorRelease operator) {
    var cluster = sofia.cluster();
    String namespace = sofia.namespace();
    String objects = cluster.kubectl("get", KINDS, "-n", namespace, "-o", "yaml").run().orFail();
    assertThat(objects).contains("kind: Pod", "kind: ConfigMap");
    assertHidden("objects", objects);
    for (String component : new String[] {"agent", "calendar", "livekit", "turn"}) {
      sofia
          .pods(component)
          .forEach(pod -> assertHidden(component, sofia.client().pods().resource(pod).getLog()));
    }
    assertHidden("operator", operator.log());
    assertThat(sofia.client().secrets().inNamespace(namespace).list().getItems())
        .filteredOn(
            found ->
                found.getData() != null
                    && found.getData().values().stream().anyMatch(this::decodesToIt))
        .extracting(found -> found.getMetadata().getName())
        .containsExactly(secret);
  }

  private void assertHidden(String where, String text) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    // Three bytes are four characters, whatever comes after them.
    byte[] whole = Arrays.copyOf(bytes, bytes.length / 3 * 3);
    assertThat(text).as(where).doesNotContain(word, Base64.getEncoder().encodeToString(whole));
  }

  private boolean decodesToIt(String value) {
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).contains(word);
  }
}
