package dental.sofia.operator.controller;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.status.EventRecorder;
import dental.sofia.operator.support.Conditions;
import dental.sofia.operator.support.Resources;
import dental.sofia.operator.support.Settings;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class ReporterTest {

  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final SofiaDeploymentStatus ROLLING =
      status(
          condition("LiveKitAvailable", "False", "RollingOut"),
          condition("Ready", "False", "RollingOut"));
  private static final SofiaDeploymentStatus FURTHER =
      status(
          condition("LiveKitAvailable", "True", "Passed"),
          condition("Ready", "False", "RollingOut"));
  private static final SofiaDeploymentStatus WELL =
      status(condition("LiveKitAvailable", "True", "Passed"), condition("Ready", "True", "Ready"));

  KubernetesClient client;
  private Reporter reporter;
  private final SofiaDeployment resource = Resources.withSpec("{host: sofia.example.com}");

  @BeforeEach
  void atTheTimeOfTheLastTransition() {
    Clock clock = Clock.fixed(Instant.parse(Conditions.SINCE), ZoneOffset.UTC);
    reporter = new Reporter(new EventRecorder(client, clock), Settings.with(Map.of()), clock);
    resource.setStatus(ROLLING);
  }

  @Test
  void writesNothingWhenNothingChangedAndComesBackAfterTheInterval() {
    resource.setStatus(WELL);
    var control = reporter.report(resource, WELL, INTERVAL);
    assertThat(control.isNoUpdate()).isTrue();
    assertThat(control.getScheduleDelay().orElseThrow())
        .isBetween(INTERVAL.toMillis() * 9 / 10, INTERVAL.toMillis());
    assertThat(reporter.report(resource, WELL).isNoUpdate()).isTrue();
    assertThat(events()).isEmpty();
  }

  /** Server-side apply would otherwise take the user's fields for the operator's. */
  @Test
  void writesTheStatusAndNothingElse() {
    var control = reporter.report(resource, WELL, INTERVAL);
    assertThat(control.isPatchStatus()).isTrue();
    assertThat(control.getScheduleDelay().orElseThrow())
        .isBetween(INTERVAL.toMillis() * 9 / 10, INTERVAL.toMillis());
    SofiaDeployment written = control.getResource().orElseThrow();
    assertThat(written.getStatus()).isEqualTo(WELL);
    assertThat(written.getSpec()).isNull();
    assertThat(written.getMetadata().getName()).isEqualTo("praxis");
    assertThat(written.getMetadata().getNamespace()).isEqualTo(Resources.NAMESPACE);
    assertThat(written.getMetadata().getUid()).isNull();
  }

  @Test
  void announcesWhatItWrites() {
    reporter.report(resource, WELL, INTERVAL);
    assertThat(events()).extracting(Event::getReason).containsExactly("Ready");
  }

  @Test
  void putsOffAStepOfARolloutAndComesBackForIt() {
    var control = reporter.report(resource, FURTHER, INTERVAL);
    assertThat(control.isNoUpdate()).isTrue();
    assertThat(control.getScheduleDelay())
        .hasValueSatisfying(delay -> assertThat(delay).isBetween(1L, 10_000L));
    assertThat(events()).isEmpty();
  }

  @Test
  void writesAnErrorOnce() {
    assertThat(reporter.reportError(resource, WELL).getResource())
        .hasValueSatisfying(written -> assertThat(written.getSpec()).isNull());
    assertThat(reporter.reportError(resource, ROLLING).getResource()).isEmpty();
  }

  private List<Event> events() {
    return client.v1().events().inNamespace(Resources.NAMESPACE).list().getItems();
  }
}
