package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.e2e.harness.AuditLog;
import dental.sofia.e2e.harness.ChartRules;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Comes last, when the operator has done everything that any test can make it do. */
@EndToEnd
@Isolated("it looks back on all others")
@Order(Isolation.LOOKS_BACK)
class RbacIT {

  /** Granted and not requested here, each for a reason. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          // The admission plug-in OwnerReferencesPermissionEnforcement asks for it (OpenShift).
          "sofia.dental sofiadeployments/finalizers update");

  private static List<AuditLog.Request> requests;

  @BeforeAll
  static void lookBack(OperatorRelease operator, Sandbox sandbox) {
    assumeThat(operator.isInCluster()).as("the operator runs in the cluster").isTrue();
    var audit = sandbox.cluster().auditLog();
    assumeThat(audit).as("an audit log: only the local node shows its own").isPresent();
    // What makes it ask for everything once, also when this class runs alone.
    Sofia praxis = sandbox.create("").awaitReady();
    praxis.change("livekit: {config: {bogus: 1}}");
    praxis.awaitCondition("LiveKitAvailable", "False", "ConfigRejected");
    praxis.change(
        "{livekit: {config: null}, transport: {mode: Direct, direct: {port: %d}}}"
            .formatted(sandbox.freeNodePort()));
    praxis.awaitReady();
    requests = audit.orElseThrow().since(operator.began(), operator.user());
    assertThat(requests).isNotEmpty();
  }

  @Test
  void theOperatorAsksForNothingThatTheChartDoesNotGrant() {
    assertThat(requests)
        .filteredOn(AuditLog.Request::wasForbidden)
        .as("requests that the API server forbade")
        .isEmpty();
    assertThat(requested()).isSubsetOf(ChartRules.granted());
  }

  @Test
  void theChartGrantsNothingThatTheOperatorDoesNotAskFor() {
    var unused = new TreeSet<>(ChartRules.granted());
    unused.removeAll(requested());
    assertThat(unused).as("granted and never used").isEqualTo(new TreeSet<>(EXCEPTIONS));
  }

  private static Set<String> requested() {
    return requests.stream().flatMap(RbacIT::rights).collect(Collectors.toCollection(TreeSet::new));
  }

  /** A server-side apply that makes a new object needs the right to create as well. */
  private static Stream<String> rights(AuditLog.Request request) {
    String what = request.group() + " " + request.resource() + " ";
    boolean created = request.verb().equals("patch") && request.code() == 201;
    return created
        ? Stream.of(what + request.verb(), what + "create")
        : Stream.of(what + request.verb());
  }
}
