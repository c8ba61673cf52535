package dental.sofia.operator.metrics;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.OccupancyReader;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Resources;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.support.TcpServer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Read as Prometheus reads it. */
class FleetTest {

  private static final String LIVEKIT = "127.83.7.1";
  private static final String ROOMS =
      """
      {"rooms":[{"name":"sofia-dental-1","num_participants":2},{"name":"sofia-dental-2","num_participants":1},
      {"name":"_sofia-probe-1","num_participants":1}]}""";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Fleet fleet = new Fleet(registry, new OccupancyReader(Clock.systemUTC()));
  private final List<SofiaDeployment> deployments = new CopyOnWriteArrayList<>();

  @Test
  void tellsEveryConditionOfEveryDeployment() {
    watch(
        status(
            condition("Ready", "False", "TurnSilent"),
            condition("LiveKitHealthy", "True", "Passed"),
            condition("MediaPathVerified", "Unknown", "NotAsked")));
    assertThat(registry.scrape())
        .contains(
            series("Ready") + "0.0",
            series("LiveKitHealthy") + "1.0",
            series("MediaPathVerified") + "-1.0");
  }

  @Test
  void tellsNothingOfADeploymentThatIsGone() {
    watch(status(condition("Ready", "True", "Ready")));
    assertThat(registry.scrape()).contains(series("Ready"));
    deployments.clear();
    assertThat(registry.scrape()).doesNotContain("name=\"praxis\"");
  }

  @Test
  void countsCallersAndNotTheChecksOwnRooms() {
    watch(status(condition("Ready", "True", "Ready")));
    try (var livekit = answering(ROOMS)) {
      fleet.look(deployments.getFirst(), facts(), List.of(result(new Outcome.Passed(""))));
    }
    assertThat(registry.scrape())
        .contains("sofia_rooms{namespace=\"practices\",name=\"praxis\",} 2.0")
        .contains("sofia_participants{namespace=\"practices\",name=\"praxis\",} 3.0");
  }

  @Test
  void doesNotAskForFiguresWhereSomethingIsWrong() {
    watch(status(condition("Ready", "False", "TurnSilent")));
    try (var livekit = answering(ROOMS)) {
      fleet.look(
          deployments.getFirst(),
          facts(),
          List.of(result(new Outcome.Failed(Reason.fault("TurnSilent"), ""))));
      assertThat(livekit.accepted()).isZero();
    }
    assertThat(registry.scrape()).doesNotContain("sofia_rooms{");
  }

  @Test
  void staysSilentOfRoomsWhereLiveKitDoesNotSay() {
    watch(status(condition("Ready", "True", "Ready")));
    try (var livekit = answering("nothing of the kind")) {
      fleet.look(deployments.getFirst(), facts(), List.of(result(new Outcome.Passed(""))));
    }
    assertThat(registry.scrape()).doesNotContain("sofia_rooms{");
  }

  @Test
  void forgetsTheFiguresOfADeploymentThatCanNoLongerBeAsked() {
    watch(status(condition("Ready", "True", "Ready")));
    try (var livekit = answering(ROOMS)) {
      fleet.look(deployments.getFirst(), facts(), List.of(result(new Outcome.Passed(""))));
    }
    assertThat(registry.scrape()).contains("sofia_rooms{");
    fleet.look(
        deployments.getFirst(),
        facts(),
        List.of(result(new Outcome.Failed(Reason.fault("TurnSilent"), ""))));
    assertThat(registry.scrape()).doesNotContain("sofia_rooms{");
  }

  private void watch(dental.sofia.api.v1alpha1.SofiaDeploymentStatus status) {
    SofiaDeployment resource = Resources.withSpec("{}");
    resource.setStatus(status);
    deployments.add(resource);
    fleet.watch(deployments::stream);
  }

  private static TcpServer answering(String body) {
    return TcpServer.answering(new InetSocketAddress(LIVEKIT, Ports.SIGNALLING), body);
  }

  private static Facts facts() {
    var model = Models.withSpec("{}");
    var pod =
        Workloads.pod("{podIP: " + LIVEKIT + ", conditions: [{type: Ready, status: 'True'}]}");
    var workload = new Workload(Optional.empty(), Optional.empty(), List.of(pod), Map.of());
    return new Facts(
        model, Models.credentials(model), Map.of(ComponentName.LIVEKIT, workload), Vantage.INSIDE);
  }

  private static CheckResult result(Outcome outcome) {
    return new CheckResult(new ConditionType("LiveKitHealthy"), outcome, Duration.ZERO);
  }

  private static String series(String condition) {
    return "sofia_check_status{namespace=\"practices\",name=\"praxis\",condition=\""
        + condition
        + "\",} ";
  }
}
