package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.support.Settings;
import dental.sofia.operator.support.Workloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for every check, also for one that is added later. */
class EveryCheckTest {

  private static final List<JavaClass> CLASSES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages(Check.class.getPackageName())
              .stream()
              .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
              .toList();

  private static final List<Check> CHECKS =
      CLASSES.stream().map(type -> instance(type.reflect())).toList();

  @Test
  void isFoundByInjection() {
    assertThat(CLASSES)
        .isNotEmpty()
        .allMatch(type -> type.isAnnotatedWith(ApplicationScoped.class));
  }

  @Test
  void decidesAConditionOfItsOwn() {
    assertThat(CHECKS).extracting(Check::type).doesNotHaveDuplicates();
    assertThat(CHECKS)
        .extracting(check -> check.type().text())
        .allMatch(text -> text.matches("[A-Z][A-Za-z0-9]{0,62}"));
  }

  /** Before there is a pod nothing is proved, and nothing but the rollout is reported as broken. */
  @Test
  void canNotTellWithoutPodsAndSaysSo() {
    assertThat(run("{}", Map.of()))
        .hasSizeGreaterThan(CHECKS.size() / 2)
        .allSatisfy(
            result -> {
              switch (result.outcome()) {
                case Failed failed ->
                    assertThat(failed.reason()).isEqualTo(Availability.ROLLING_OUT);
                case Unknown unknown ->
                    assertThat(unknown.reason()).isEqualTo(Outcomes.NO_READY_PODS);
                case Outcome.Passed passed -> throw new AssertionError(result + " passed");
              }
            });
  }

  @Test
  void ofTheRelayDoesNotApplyInModeDirect() {
    assertThat(run("{transport: {mode: Direct}}", Map.of()))
        .extracting(result -> result.type().text())
        .contains("LiveKitAvailable", "IceTcpOnly")
        .noneMatch(type -> type.startsWith("Turn") || type.startsWith("Coturn"));
  }

  @Test
  void aUdpPortThatSomebodyAddedToAServiceIsReportedAlsoWithoutPods() {
    var service =
        Workloads.service(
            "NodePort", "[{port: 7880, protocol: TCP}, {port: 7882, protocol: UDP}]", "{}");
    var livekit = new Workload(Optional.empty(), Optional.of(service), List.of(), Map.of());
    assertThat(run("{}", Map.of(ComponentName.LIVEKIT, livekit)))
        .filteredOn(result -> result.type().text().equals("IceTcpOnly"))
        .extracting(CheckResult::outcome)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Failed.class))
        .returns("UdpPortExposed", failed -> failed.reason().text())
        .extracting(Failed::message)
        .asString()
        .contains("Service praxis-livekit", "7882/UDP");
  }

  private static List<CheckResult> run(String spec, Map<ComponentName, Workload> workloads) {
    return new CheckRunner(CHECKS, Clock.systemUTC()).run(Workloads.facts(spec, workloads));
  }

  private static Check instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructors()[0];
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes()).map(EveryCheckTest::argument).toArray();
      return (Check) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object argument(Class<?> type) {
    if (type == Clock.class) {
      return Clock.systemUTC();
    }
    if (type == OperatorConfig.class) {
      return Settings.inCluster();
    }
    throw new AssertionError("say here what a check gets for its " + type.getSimpleName());
  }
}
