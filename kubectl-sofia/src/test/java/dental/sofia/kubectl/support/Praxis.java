package dental.sofia.kubectl.support;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.kubectl.cluster.Deployed;
import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.jwt.ApiKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A deployment as the API server would show it; a test says what its user may not see. */
public final class Praxis implements Deployed {

  public static final ApiKey KEY =
      new ApiKey("APIexample12", "an-example-of-an-api-secret-0123456789abcdef");
  public static final String TURN_SECRET = "an-example-of-a-turn-secret-0123456789abcdef";

  public static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private static final String WELL =
      "{type: Ready, status: \"True\", reason: Ready, message: all 10 conditions hold}";

  private final SofiaDeployment resource;
  private final Map<ComponentName, Seen<List<Pod>>> pods = new EnumMap<>(ComponentName.class);
  private final Map<String, Seen<Secret>> secrets = new HashMap<>();

  /**
   * @param spec in YAML's flow style
   */
  public Praxis(String spec) {
    this(spec, "{observedGeneration: 3, url: \"ws://praxis.test\", conditions: [" + WELL + "]}");
  }

  public Praxis(String spec, String status) {
    this.resource = SERIALIZATION.unmarshal(yaml(spec, status), SofiaDeployment.class);
    secret("praxis-livekit-api-key", Map.of("apiKey", KEY.name(), "apiSecret", KEY.secret()));
    secret("praxis-turn-secret", Map.of("secret", TURN_SECRET));
    for (ComponentName component : ComponentName.values()) {
      pods.put(component, new Seen.Readable<>(List.of()));
    }
  }

  /** With room for more conditions than Ready. */
  public static String status(String... conditions) {
    return "{observedGeneration: 3, url: \"ws://praxis.test\", conditions: ["
        + String.join(", ", conditions)
        + "]}";
  }

  /** As the API server sends it. */
  public static String yaml(String spec, String status) {
    return """
        apiVersion: sofia.dental/v1alpha1
        kind: SofiaDeployment
        metadata: {name: praxis, namespace: practices, uid: 0d6e7a60, generation: 3}
        spec: %s
        status: %s
        """
        .formatted(spec.contains("calendar:") ? spec : withoutCalendar(spec), status);
  }

  /** Most tests are about calls alone. */
  private static String withoutCalendar(String spec) {
    String off = "calendar: {enabled: false}";
    return spec.equals("{}") ? "{" + off + "}" : "{" + off + ", " + spec.substring(1);
  }

  public Praxis pod(ComponentName component, String ip) {
    pods.put(component, new Seen.Readable<>(List.of(readyPod(component, ip))));
    return this;
  }

  public static Pod readyPod(ComponentName component, String ip) {
    return SERIALIZATION.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: praxis-%s-7d4b}
        status: {podIP: %s, hostIP: %s, conditions: [{type: Ready, status: "True"}]}
        """
            .formatted(component.component(), ip, ip),
        Pod.class);
  }

  public Praxis hidingPods(String why) {
    pods.replaceAll((component, seen) -> new Seen.Hidden<>(why));
    return this;
  }

  public Praxis hidingSecret(String name, String why) {
    secrets.put(name, new Seen.Hidden<>(why));
    return this;
  }

  public Praxis secret(String name, Map<String, String> values) {
    var data = new HashMap<String, String>();
    values.forEach(
        (key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    secrets.put(
        name,
        new Seen.Readable<>(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(data)
                .build()));
    return this;
  }

  @Override
  public SofiaDeployment resource() {
    return resource;
  }

  @Override
  public Seen<List<Pod>> pods(ComponentName component) {
    return pods.get(component);
  }

  @Override
  public Seen<Secret> secret(String name) {
    return secrets.getOrDefault(name, new Seen.Hidden<>("there is no Secret " + name));
  }
}
