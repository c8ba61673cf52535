package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every value that the generated Secrets of a namespace ever had. */
public final class SecretHistory implements AutoCloseable {

  private static final String GONE = "(deleted)";

  private final Map<String, Set<String>> values = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Secret> informer;

  public SecretHistory(Sandbox sandbox) {
    this.informer =
        sandbox.client().secrets().inNamespace(sandbox.namespace()).inform(new Recorder());
  }

  /** Names of all generated Secrets that were ever there. */
  public Set<String> secrets() {
    return values.keySet();
  }

  /** Names of those that changed or went. */
  public List<String> changed() {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() != 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    informer.close();
  }

  private void record(Secret secret, String value) {
    String name = secret.getMetadata().getName();
    if (name.endsWith("-api-key") || name.endsWith("-turn-secret")) {
      values.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(value);
    }
  }

  private final class Recorder implements ResourceEventHandler<Secret> {
    @Override
    public void onAdd(Secret secret) {
      record(secret, new TreeMap<>(secret.getData()).toString());
    }

    @Override
    public void onUpdate(Secret before, Secret now) {
      onAdd(now);
    }

    @Override
    public void onDelete(Secret secret, boolean unknownState) {
      record(secret, GONE);
    }
  }
}
