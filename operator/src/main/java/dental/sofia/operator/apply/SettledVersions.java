package dental.sofia.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers which version of an object was found to be as desired, and for which wishes. An
 * unchanged reconcile then compares versions and not contents. Forgetting is harmless: the contents
 * are compared again.
 */
final class SettledVersions {

  /** Deployments that are remembered; the one not seen for longest is forgotten first. */
  private static final int CAPACITY = 4096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Settled> byOwner =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Settled> eldest) {
          return size() > CAPACITY;
        }
      };

  /**
   * @param wishes what the objects were made from; equal wishes make equal objects
   * @param versions kind and name → resource version
   */
  private record Settled(Object wishes, Map<String, String> versions) {}

  boolean contains(String owner, Object wishes, HasMetadata actual) {
    lock.lock();
    try {
      return Optional.ofNullable(byOwner.get(owner))
          .filter(settled -> settled.wishes().equals(wishes))
          .map(settled -> settled.versions().get(key(actual)))
          .filter(version -> version.equals(actual.getMetadata().getResourceVersion()))
          .isPresent();
    } finally {
      lock.unlock();
    }
  }

  void add(String owner, Object wishes, HasMetadata actual) {
    lock.lock();
    try {
      Settled before = byOwner.get(owner);
      var settled =
          before != null && before.wishes().equals(wishes)
              ? before
              : new Settled(wishes, new HashMap<>());
      settled.versions().put(key(actual), actual.getMetadata().getResourceVersion());
      byOwner.put(owner, settled);
    } finally {
      lock.unlock();
    }
  }

  private static String key(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }
}
