package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import org.junit.jupiter.api.Test;

@EndToEnd
class PrinterColumnsIT {

  @Test
  void kubectlGetSofiaSaysInOneLineHowItIs(Sandbox sandbox) {
    Sofia praxis = sandbox.create("transport: {mode: Direct}").awaitReady();
    var lines =
        sandbox
            .cluster()
            .kubectl("get", "sofia", "-n", sandbox.namespace())
            .run()
            .orFail()
            .lines()
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).split("\\s+"))
        .containsExactly("NAME", "READY", "REASON", "TRANSPORT", "URL", "AGE");
    assertThat(lines.get(1).split("\\s+"))
        .startsWith("praxis", "True", "Ready", "Direct", praxis.get().getStatus().url())
        .hasSize(6);
  }

  @Test
  void kubectlWaitUnderstandsWhenItIsReady(Sandbox sandbox) {
    sandbox.create("transport: {mode: Direct}");
    sandbox
        .cluster()
        .kubectl("wait", "--for=condition=Ready", "--timeout=60s", "sofia/praxis")
        .with("-n", sandbox.namespace())
        .run()
        .orFail();
  }

  @Test
  void kubectlExplainExplainsEveryField(Sandbox sandbox) {
    var text = sandbox.cluster().kubectl("explain", "sofia.spec.transport.direct").run().orFail();
    assertThat(text).contains("publicAddress", "IPv4 address that callers connect to for media");
  }
}
