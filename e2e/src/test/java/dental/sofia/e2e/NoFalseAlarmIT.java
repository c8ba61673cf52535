package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Nobody is woken because the machine is busy. */
@EndToEnd
@Isolated("it keeps every processor busy")
@Tag("soak")
@Order(Isolation.MEASURES_A_TIME)
class NoFalseAlarmIT {

  private static final Duration WINDOW = Duration.ofSeconds(Long.getLong("e2e.pressure", 60));
  private static final int RELAYS = Integer.getInteger("e2e.pressure.deployments", 3) - 1;
  private static final Duration SETTLING = Duration.ofMinutes(3);

  @Test
  void noConditionChangesWhileEveryProcessorIsBusy(Sandbox sandbox) {
    var deployments = new ArrayList<Sofia>();
    for (int i = 0; i < RELAYS; i++) {
      deployments.add(sandbox.create("relay-" + i, ""));
    }
    deployments.add(sandbox.create("direct", "transport: {mode: Direct}"));
    deployments.forEach(sofia -> sofia.awaitCondition("Ready", "True", "Ready", SETTLING));

    var before = transitions(deployments);
    Instant start = Instant.now();
    try (var pressure = new Pressure()) {
      await("nothing changes for " + WINDOW)
          .pollInterval(Duration.ofSeconds(1))
          .during(WINDOW)
          .atMost(WINDOW.plusSeconds(60))
          .failFast(
              "a condition changed", () -> assertThat(transitions(deployments)).isEqualTo(before))
          .until(() -> true);
    }
    assertThat(warnings(sandbox, start)).isEmpty();
  }

  /** What each condition says, and since when. */
  private static Map<String, String> transitions(List<Sofia> deployments) {
    var conditions = new TreeMap<String, String>();
    for (Sofia sofia : deployments) {
      sofia
          .get()
          .getStatus()
          .conditions()
          .forEach(
              c ->
                  conditions.put(
                      sofia.name() + " " + c.getType(),
                      "%s %s since %s: %s"
                          .formatted(
                              c.getStatus(),
                              c.getReason(),
                              c.getLastTransitionTime(),
                              c.getMessage())));
    }
    return conditions;
  }

  /** Of the operator: the kubelet's own, about slow probes, are another matter. */
  private static List<String> warnings(Sandbox sandbox, Instant since) {
    return sandbox
        .client()
        .v1()
        .events()
        .inNamespace(sandbox.namespace())
        .list()
        .getItems()
        .stream()
        .filter(event -> "Warning".equals(event.getType()))
        .filter(event -> "SofiaDeployment".equals(event.getInvolvedObject().getKind()))
        .filter(event -> event.getLastTimestamp() != null)
        .filter(event -> Instant.parse(event.getLastTimestamp()).isAfter(since))
        .map(Event::getMessage)
        .toList();
  }

  /** One thread for each processor that does nothing but keep it busy. */
  private static final class Pressure implements AutoCloseable {

    private volatile boolean over;
    private final List<Thread> threads = new ArrayList<>();

    Pressure() {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        threads.add(Thread.ofPlatform().daemon().start(this::spin));
      }
    }

    private void spin() {
      while (!over) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      over = true;
    }
  }
}
