package dental.sofia.operator.component;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.support.Fixture;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Rendered;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every object of every component, also of one that is added later. */
class DesiredObjectsTest {

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noServiceOpensUdp(Fixture fixture) {
    assertThat(objects(fixture, Service.class))
        .isNotEmpty()
        .flatExtracting(service -> service.getSpec().getPorts())
        .allMatch(port -> port.getProtocol().equals("TCP"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void servicesOpenPortsThatTheirPodsHaveAndNoOthers(Fixture fixture) {
    for (Service service : objects(fixture, Service.class)) {
      Deployment behind = behind(service, fixture);
      assertThat(service.getSpec().getPorts())
          .extracting(ServicePort::getTargetPort)
          .allMatch(port -> portNames(behind).anyMatch(port.getStrVal()::equals));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyPodSatisfiesTheRestrictedStandard(Fixture fixture) {
    for (Deployment deployment : objects(fixture, Deployment.class)) {
      PodSpec pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getContainers()).isNotEmpty().allSatisfy(DesiredObjectsTest::isRestricted);
      assertThat(pod.getVolumes()).allMatch(DesiredObjectsTest::isAllowed);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noPodHoldsATokenOfTheApiServer(Fixture fixture) {
    for (Deployment deployment : objects(fixture, Deployment.class)) {
      PodSpec pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getEnableServiceLinks()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyObjectGoesWithItsResourceAndLeadsBackToIt(Fixture fixture) {
    String name = fixture.resource().getMetadata().getName();
    assertThat(objects(fixture))
        .filteredOn(object -> !(object instanceof PersistentVolumeClaim))
        .allSatisfy(
            object -> {
              assertThat(Labels.instance(object)).contains(name);
              assertThat(object.getMetadata().getNamespace()).isEqualTo(Resources.NAMESPACE);
              assertThat(object.getMetadata().getOwnerReferences())
                  .singleElement()
                  .extracting(OwnerReference::getUid, OwnerReference::getController)
                  .containsExactly(Resources.UID, true);
            });
  }

  @Test
  void appointmentsOutliveTheirResource() {
    assertThat(owners("{}")).isEmpty();
  }

  @Test
  void appointmentsGoWithTheirResourceWhereTheUserWantsThat() {
    assertThat(owners("{calendar: {database: {deletionPolicy: Delete}}}"))
        .singleElement()
        .extracting(OwnerReference::getUid)
        .isEqualTo(Resources.UID);
  }

  private static List<OwnerReference> owners(String spec) {
    return Rendered.objects(Models.withSpec(spec), PersistentVolumeClaim.class)
        .getFirst()
        .getMetadata()
        .getOwnerReferences();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keysAreInSecretsOnly(Fixture fixture) {
    assertThat(objects(fixture))
        .filteredOn(object -> !(object instanceof Secret))
        .extracting(Rendered::text)
        .noneMatch(text -> text.contains(Models.API_SECRET) || text.contains(Models.TURN_SECRET));
  }

  /** Server-side apply would otherwise find a difference for ever: it keeps data only. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void secretsCarryDataAndNoStringData(Fixture fixture) {
    assertThat(objects(fixture, Secret.class))
        .isNotEmpty()
        .allMatch(secret -> secret.getStringData() == null || secret.getStringData().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatPodsReadComesBeforeThePods(Fixture fixture) {
    List<HasMetadata> objects = objects(fixture);
    for (Deployment deployment : objects(fixture, Deployment.class)) {
      String pod = Rendered.text(deployment);
      assertThat(objects.subList(objects.indexOf(deployment), objects.size()))
          .filteredOn(o -> o instanceof Secret || o instanceof ConfigMap)
          .extracting(o -> o.getMetadata().getName())
          .noneMatch(name -> pod.contains("ame: " + name + "\n"));
    }
  }

  @Test
  void modeDirectHasNoRelay() {
    assertThat(Rendered.objects(Models.withSpec("{transport: {mode: Direct}}")))
        .extracting(object -> object.getMetadata().getName())
        .containsOnly("praxis-livekit", "praxis-agent", "praxis-calendar", "praxis-calendar-data");
  }

  @Test
  void twoResourcesInOneNamespaceShareNoObject() {
    var names = Stream.of("praxis", "other").flatMap(name -> names(name).stream()).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  private static List<String> names(String resource) {
    SofiaModel model = Models.of(Resources.named(resource, "{}"));
    return Rendered.objects(model).stream().map(Rendered::fileName).toList();
  }

  private static void isRestricted(Container container) {
    var security = container.getSecurityContext();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getCapabilities().getAdd()).isEmpty();
    assertThat(container.getPorts()).allMatch(port -> port.getHostPort() == null);
  }

  private static boolean isAllowed(Volume volume) {
    return volume.getConfigMap() != null
        || volume.getSecret() != null
        || volume.getPersistentVolumeClaim() != null
        || volume.getEmptyDir() != null;
  }

  private static Deployment behind(Service service, Fixture fixture) {
    return objects(fixture, Deployment.class).stream()
        .filter(d -> podLabels(d).containsAll(service.getSpec().getSelector().entrySet()))
        .reduce(
            (one, other) -> {
              throw new AssertionError(service.getMetadata().getName() + " selects two parts");
            })
        .orElseThrow();
  }

  private static java.util.Set<java.util.Map.Entry<String, String>> podLabels(Deployment d) {
    return d.getSpec().getTemplate().getMetadata().getLabels().entrySet();
  }

  private static Stream<String> portNames(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .map(port -> port.getName());
  }

  private static List<HasMetadata> objects(Fixture fixture) {
    return Rendered.objects(Models.of(fixture.resource()));
  }

  private static <T extends HasMetadata> List<T> objects(Fixture fixture, Class<T> kind) {
    return Rendered.objects(Models.of(fixture.resource()), kind);
  }
}
