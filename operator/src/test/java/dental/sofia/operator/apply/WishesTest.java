package dental.sofia.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Rendered;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {

  private final SofiaModel model = Models.withSpec("{}");
  private final Wishes wishes =
      new Wishes(model, Rendered.objects(model), List.of("praxis-turn-secret"));

  @Test
  void includeEveryDesiredObject() {
    assertThat(Rendered.objects(model)).allMatch(wishes::include);
  }

  @Test
  void includeAGeneratedSecretThatIsStillNeeded() {
    assertThat(wishes.include(secret("praxis-turn-secret"))).isTrue();
  }

  @Test
  void doNotIncludeWhatTheOtherModeHad() {
    SofiaModel direct = Models.withSpec("{transport: {mode: Direct}}");
    var directWishes = new Wishes(direct, Rendered.objects(direct), List.of());
    assertThat(Rendered.objects(model))
        .filteredOn(object -> object.getMetadata().getName().equals("praxis-turn"))
        .isNotEmpty()
        .noneMatch(directWishes::include);
    assertThat(directWishes.include(secret("praxis-turn-secret"))).isFalse();
  }

  @Test
  void goByKindAndName() {
    assertThat(wishes.include(service("praxis-livekit"))).isTrue();
    assertThat(wishes.include(service("praxis-old"))).isFalse();
    HasMetadata sameNameAsAKeptSecret =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("praxis-turn-secret")
            .endMetadata()
            .build();
    assertThat(wishes.include(sameNameAsAKeptSecret)).isFalse();
  }

  private static HasMetadata secret(String name) {
    return new SecretBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  private static HasMetadata service(String name) {
    return new ServiceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }
}
