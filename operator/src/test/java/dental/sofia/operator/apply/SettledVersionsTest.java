package dental.sofia.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Test;

class SettledVersionsTest {

  private final SettledVersions settled = new SettledVersions();

  @Test
  void knowTheVersionThatWasFoundToBeAsDesired() {
    settled.add("uid", "wishes", service("a", "7"));
    assertThat(settled.contains("uid", "wishes", service("a", "7"))).isTrue();
  }

  @Test
  void knowNothingOfAnyOtherVersionObjectKindOwnerOrWish() {
    settled.add("uid", "wishes", service("a", "7"));
    assertThat(settled.contains("uid", "wishes", service("a", "8"))).isFalse();
    assertThat(settled.contains("uid", "wishes", service("b", "7"))).isFalse();
    assertThat(settled.contains("another uid", "wishes", service("a", "7"))).isFalse();
    assertThat(settled.contains("uid", "other wishes", service("a", "7"))).isFalse();
    HasMetadata secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("a")
            .withResourceVersion("7")
            .endMetadata()
            .build();
    assertThat(settled.contains("uid", "wishes", secret)).isFalse();
  }

  @Test
  void areForgottenWhenTheWishesChangeAndStayForgottenWhenTheyChangeBack() {
    settled.add("uid", "wishes", service("a", "7"));
    settled.add("uid", "other wishes", service("b", "1"));
    assertThat(settled.contains("uid", "other wishes", service("a", "7"))).isFalse();
    assertThat(settled.contains("uid", "wishes", service("a", "7"))).isFalse();
    assertThat(settled.contains("uid", "other wishes", service("b", "1"))).isTrue();
  }

  @Test
  void keepSeveralObjectsOfOneOwner() {
    settled.add("uid", "wishes", service("a", "7"));
    settled.add("uid", "wishes", service("b", "9"));
    assertThat(settled.contains("uid", "wishes", service("a", "7"))).isTrue();
    assertThat(settled.contains("uid", "wishes", service("b", "9"))).isTrue();
  }

  @Test
  void doNotGrowWithoutEnd() {
    for (int i = 0; i <= 5000; i++) {
      settled.add("uid-" + i, "wishes", service("a", "7"));
    }
    assertThat(settled.contains("uid-0", "wishes", service("a", "7"))).isFalse();
    assertThat(settled.contains("uid-5000", "wishes", service("a", "7"))).isTrue();
  }

  private static HasMetadata service(String name, String version) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withResourceVersion(version)
        .endMetadata()
        .build();
  }
}
