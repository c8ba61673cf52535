package dental.sofia.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Fixture;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Rendered;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompactStoreTest {

  private final CompactStore<ConfigMap> store =
      new CompactStore<>(ConfigMap.class, Resources.SERIALIZATION);

  static Stream<HasMetadata> objects() {
    Stream<HasMetadata> rendered =
        Fixture.all().stream()
            .flatMap(fixture -> Rendered.objects(Models.of(fixture.resource())).stream());
    return Stream.concat(rendered, Stream.of("deployment", "pod").map(CompactStoreTest::applied));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void givesBackWhatWasPutIn(HasMetadata object) {
    assertThat(roundTrip(object)).isEqualTo(object);
  }

  /** The matcher decides by managed fields whether an object is as desired. */
  @Test
  void keepsManagedFieldsToTheLetter() {
    HasMetadata deployment = applied("deployment");
    assertThat(deployment.getMetadata().getManagedFields()).isNotEmpty();
    assertThat(Resources.SERIALIZATION.asJson(roundTrip(deployment)))
        .isEqualTo(Resources.SERIALIZATION.asJson(deployment))
        .contains("f:app.kubernetes.io/instance", "k:{\\\"name\\\":\\\"livekit\\\"}");
  }

  @Test
  void givesOutACopyThatNobodyElseSees() {
    store.put("practices/a", configMap("a", "1"));
    store.get("practices/a").getMetadata().setName("changed");
    assertThat(store.get("practices/a").getMetadata().getName()).isEqualTo("a");
  }

  @Test
  void behavesLikeTheClientsOwnStore() {
    var own = new BasicItemStore<ConfigMap>(Cache::metaNamespaceKeyFunc);
    ConfigMap first = configMap("a", "1");
    ConfigMap second = configMap("a", "2");
    String key = store.getKey(first);
    assertThat(key).isEqualTo(own.getKey(first));
    assertThat(store.get(key)).isEqualTo(own.get(key)).isNull();
    assertThat(store.remove(key)).isEqualTo(own.remove(key)).isNull();
    assertThat(store.put(key, first)).isEqualTo(own.put(key, first)).isNull();
    assertThat(store.put(key, second)).isEqualTo(own.put(key, second)).isEqualTo(first);
    assertThat(store.get(key)).isEqualTo(own.get(key)).isEqualTo(second);
    assertThat(store.size()).isEqualTo(own.size()).isEqualTo(1);
    assertThat(store.keySet()).containsExactlyElementsOf(own.keySet().toList());
    assertThat(store.values()).containsExactlyElementsOf(own.values().toList());
    assertThat(store.isFullState()).isEqualTo(own.isFullState());
    assertThat(store.remove(key)).isEqualTo(own.remove(key)).isEqualTo(second);
    assertThat(store.size()).isEqualTo(own.size()).isZero();
  }

  @Test
  void takesWritesFromSeveralThreads() {
    IntStream.range(0, 400)
        .parallel()
        .forEach(i -> store.put("practices/" + i % 100, configMap("m" + i % 100, "v" + i)));
    assertThat(store.size()).isEqualTo(100);
    assertThat(store.values()).allMatch(object -> object.getData().containsKey("key"));
  }

  private static ConfigMap configMap(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("practices")
        .endMetadata()
        .addToData("key", value)
        .build();
  }

  @SuppressWarnings("unchecked")
  private static <R extends HasMetadata> R roundTrip(R object) {
    var store = new CompactStore<>((Class<R>) object.getClass(), Resources.SERIALIZATION);
    store.put(store.getKey(object), object);
    return store.get(store.getKey(object));
  }

  /** As the API server gave it out. */
  private static HasMetadata applied(String name) {
    try (var in = CompactStoreTest.class.getResourceAsStream("/applied/" + name + ".yaml")) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      HasMetadata object = Resources.SERIALIZATION.unmarshal(yaml);
      assertThat(object instanceof Pod || name.equals("deployment")).isTrue();
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
