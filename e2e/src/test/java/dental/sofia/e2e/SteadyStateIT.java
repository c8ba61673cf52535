package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.AuditLog;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated("it counts the operator's requests")
@Tag("soak")
@Order(Isolation.COUNTS_REQUESTS)
class SteadyStateIT {

  private static final Duration WINDOW = Duration.ofSeconds(Long.getLong("e2e.steady", 60));
  private static final Duration SETTLED = Duration.ofSeconds(5);

  @Test
  void anOperatorAtRestWritesNothingAndNothingGrows(Sandbox sandbox, OperatorRelease operator) {
    // Proved again and again in the window, and still no reason to write.
    String often = "checks: {interval: 10s, deadline: 9s}";
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

  /** Version and managed fields of everything, and what the status says. */
  private static Map<String, String> snapshot(List<Sofia> deployments) {
    var text = new TreeMap<String, String>();
    for (Sofia sofia : deployments) {
      var resource = sofia.get();
      text.put(sofia.name() + " status", Serialization.asJson(resource.getStatus()));
      Stream.concat(Stream.of(resource), sofia.objects().stream())
          .forEach(object -> text.put(describe(object), fingerprint(object)));
    }
    return text;
  }

  private static String describe(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  private static String fingerprint(HasMetadata object) {
    var metadata = object.getMetadata();
    return metadata.getResourceVersion()
        + ", managed fields "
        + Serialization.asJson(metadata.getManagedFields()).length();
  }

  private static final class SameAsBefore extends BaseMatcher<Map<String, String>> {
    private Object last;

    @Override
    public boolean matches(Object now) {
      boolean same = now.equals(last);
      last = now;
      return same;
    }

    @Override
    public void describeTo(Description description) {
      description.appendText("the same as before");
    }
  }
}
