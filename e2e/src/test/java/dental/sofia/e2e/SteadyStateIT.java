package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.AuditLog;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated("it counts the operator's requests")
@Tag("soak")
class SteadyStateIT {

  private static final Duration WINDOW = Duration.ofSeconds(Long.getLong("e2e.steady", 60));
  private static final Duration SETTLED = Duration.ofSeconds(5);

  @Test
  void anOperatorAtRestWritesNothingAndNothingGrows(Sandbox sandbox, OperatorRelease operator) {
    // Proved again and again in the window, and still no reason to write.
    String often = "checks: {interval: 10s, deadline: 2s}";
    var deployments =
        List.of(
            sandbox.create("relay", often),
            sandbox.create("direct", "{%s, transport: {mode: Direct}}".formatted(often)));
    deployments.forEach(Sofia::awaitReady);
    await("the last news of the start is written")
        .during(SETTLED)
        .atMost(Duration.ofSeconds(60))
        .until(() -> snapshot(deployments), new SameAsBefore());

    var before = snapshot(deployments);
    var audit = sandbox.cluster().auditLog();
    long mark = audit.map(AuditLog::mark).orElse(0L);
    await("nothing changes for " + WINDOW)
        .pollInterval(Duration.ofSeconds(2))
        .during(WINDOW)
        .atMost(WINDOW.plusSeconds(30))
        .failFast(
            "something was written", () -> assertThat(snapshot(deployments)).isEqualTo(before))
        .until(() -> true);

    assumeThat(audit).as("an audit log: only the local node shows its own").isPresent();
    assumeThat(operator.isInCluster()).as("the operator runs in the cluster").isTrue();
    var requests = audit.orElseThrow().since(mark, operator.user());
    assertThat(requests).filteredOn(AuditLog.Request::isWrite).as("writes at rest").isEmpty();
  }

  /** Everything of the deployments, with versions and managed fields. */
  private static String snapshot(List<Sofia> deployments) {
    var text = new StringBuilder();
    for (Sofia sofia : deployments) {
      text.append(Serialization.asJson(sofia.get()));
      sofia.objects().forEach(object -> text.append('\n').append(Serialization.asJson(object)));
    }
    return text.toString();
  }

  private static final class SameAsBefore extends org.hamcrest.BaseMatcher<String> {
    private Object last;

    @Override
    public boolean matches(Object now) {
      boolean same = now.equals(last);
      last = now;
      return same;
    }

    @Override
    public void describeTo(org.hamcrest.Description description) {
      description.appendText("the same as before");
    }
  }
}
