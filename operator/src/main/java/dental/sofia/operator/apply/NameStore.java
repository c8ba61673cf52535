package dental.sofia.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps of the objects of a watch what it takes to know that one changed, and nothing of what is in
 * them: they are not ours.
 *
 * @param <R> kind of the objects
 */
final class NameStore<R extends HasMetadata> implements ItemStore<R> {

  private final Map<String, R> objects = new ConcurrentHashMap<>();

  @Override
  public String getKey(R object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  public R put(String key, R object) {
    return objects.put(key, nameOf(object));
  }

  @SuppressWarnings("unchecked")
  private static <R extends HasMetadata> R nameOf(R object) {
    try {
      var name = (R) object.getClass().getDeclaredConstructor().newInstance();
      name.setMetadata(
          new ObjectMetaBuilder()
              .withName(object.getMetadata().getName())
              .withNamespace(object.getMetadata().getNamespace())
              .withUid(object.getMetadata().getUid())
              .withResourceVersion(object.getMetadata().getResourceVersion())
              .build());
      return name;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every kind of the API can be made without arguments", e);
    }
  }

  @Override
  public R remove(String key) {
    return objects.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return objects.keySet().stream();
  }

  @Override
  public Stream<R> values() {
    return objects.values().stream();
  }

  @Override
  public R get(String key) {
    return objects.get(key);
  }

  @Override
  public int size() {
    return objects.size();
  }
}
