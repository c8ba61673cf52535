package dental.sofia.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Keeps the objects of a watch as compressed JSON. As Java objects, most of it nested maps of
 * managed fields, they take ten to twenty times as much, and with a thousand deployments that is
 * the operator's memory.
 *
 * @param <R> kind of the objects
 */
final class CompactStore<R extends HasMetadata> implements ItemStore<R> {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Class<R> kind;
  private final KubernetesSerialization serialization;

  CompactStore(Class<R> kind, KubernetesSerialization serialization) {
    this.kind = kind;
    this.serialization = serialization;
  }

  @Override
  public String getKey(R object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  public R put(String key, R object) {
    return read(objects.put(key, write(object)));
  }

  @Override
  public R remove(String key) {
    return read(objects.remove(key));
  }

  @Override
  public Stream<String> keySet() {
    return objects.keySet().stream();
  }

  @Override
  public Stream<R> values() {
    return objects.values().stream().map(this::read);
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public R get(String key) {
    return read(objects.get(key));
  }

  private byte[] write(R object) {
    var bytes = new ByteArrayOutputStream(1024);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(serialization.asJson(object).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private R read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return serialization.unmarshal(in, kind);
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    }
  }
}
