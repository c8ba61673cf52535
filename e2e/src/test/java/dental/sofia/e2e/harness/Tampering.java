package dental.sofia.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/** What somebody, or something, may do to an object that is not theirs. */
public enum Tampering {
  DELETED {
    @Override
    public void inflict(KubernetesClient client, HasMetadata object) {
      client.resource(object).withGracePeriod(0).delete();
    }

    @Override
    public boolean appliesTo(String object) {
      return !Facts.GENERATED.contains(object.substring(object.indexOf(' ') + 1));
    }
  },
  EDITED {
    @Override
    public void inflict(KubernetesClient client, HasMetadata object) {
      patch(
          client,
          object,
          Facts.EDITS
              .get(object.getKind())
              .formatted(
                  object instanceof ConfigMap map ? map.getData().keySet().iterator().next() : ""));
    }

    @Override
    public boolean appliesTo(String object) {
      String kind = object.substring(0, object.indexOf(' '));
      return Facts.EDITS.containsKey(kind) && DELETED.appliesTo(object);
    }
  },
  WITHOUT_OWNER {
    @Override
    public void inflict(KubernetesClient client, HasMetadata object) {
      patch(client, object, "{\"metadata\": {\"ownerReferences\": null}}");
    }
  },
  WITHOUT_LABELS {
    @Override
    public void inflict(KubernetesClient client, HasMetadata object) {
      patch(client, object, "{\"metadata\": {\"labels\": null}}");
    }
  };

  public abstract void inflict(KubernetesClient client, HasMetadata object);

  /**
   * @param object kind and name
   */
  public boolean appliesTo(String object) {
    return true;
  }

  /** What of an object has to be the same again: all but who wrote it when. */
  public JsonNode essence(HasMetadata object) {
    ObjectNode json = Serialization.jsonMapper().convertValue(object, ObjectNode.class);
    json.remove("status");
    ObjectNode metadata = (ObjectNode) json.get("metadata");
    metadata.remove(
        List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"));
    metadata.remove("annotations");
    if (this == DELETED && json.get("spec") instanceof ObjectNode spec) {
      // Given by the cluster to whatever is new.
      spec.remove(List.of("clusterIP", "clusterIPs"));
    }
    if (object.getKind().equals("Secret") && this == EDITED) {
      keepOnly(json, object.getMetadata().getName());
    }
    return json;
  }

  /** Somebody else's additional key is theirs; ours has to be right. */
  private static void keepOnly(ObjectNode secret, String name) {
    ((ObjectNode) secret.get("data"))
        .remove(name.endsWith("-turn") ? "keys.yaml" : "turnserver.conf");
  }

  private static void patch(KubernetesClient client, HasMetadata object, String patch) {
    client.resource(object).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private static final class Facts {

    /**
     * What nobody can bring back once it is gone: a new one is made, and the same is not promised.
     */
    static final List<String> GENERATED =
        List.of(
            "praxis-livekit-api-key",
            "praxis-turn-secret",
            "praxis-staff",
            "praxis-agent-token",
            "praxis-calendar-data");

    static final Map<String, String> EDITS =
        Map.of(
            "ConfigMap", "{\"data\": {\"%s\": \"port: 1\\n\"}}",
            "Secret",
                "{\"data\": {\"keys.yaml\": \"QTogYg==\", \"turnserver.conf\": \"bm8tYXV0aAo=\"}}",
            "Service",
                "{\"spec\": {\"selector\": {\"app.kubernetes.io/instance\": \"somebody-else\"}}}",
            "Deployment", "{\"spec\": {\"replicas\": 0}}");
  }
}
