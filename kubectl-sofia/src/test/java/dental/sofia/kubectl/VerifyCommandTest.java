package dental.sofia.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.kubectl.support.FakeApiServer;
import dental.sofia.kubectl.support.FakeLiveKit;
import dental.sofia.kubectl.support.Praxis;
import dental.sofia.operator.naming.ComponentName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program but for its start, against an API server and a LiveKit on loopback. */
class VerifyCommandTest {

  @TempDir static Path directory;

  private final FakeLiveKit livekit = new FakeLiveKit(Praxis.KEY).direct();
  private final FakeApiServer cluster = new FakeApiServer();

  private record Run(int code, String out, String err) {}

  @AfterEach
  void stop() {
    livekit.close();
    cluster.close();
  }

  @Test
  void endsWithZeroWhereEverythingPassed() throws Exception {
    cluster.serving(praxis());
    Run run = verify("praxis");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("MediaPathVerified", " 0 failed, 0 unknown");
  }

  @Test
  void endsWithOneWhereSomethingFailed() throws Exception {
    cluster.serving(praxis());
    livekit.silenceMedia();
    assertThat(verify("praxis").code()).isOne();
  }

  @Test
  void endsWithTwoAndNamesTheRightWhereASecretMayNotBeRead() throws Exception {
    cluster.serving(praxis()).refusing("secrets", 403);
    Run run = verify("praxis");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains(
            "your user lacks the right to get secrets/praxis-livekit-api-key in namespace practices");
  }

  @Test
  void namesTheRightWherePodsMayNotBeListed() throws Exception {
    cluster.serving(praxis()).refusing("pods", 403);
    assertThat(verify("praxis").out())
        .contains("your user lacks the right to list pods in namespace practices");
  }

  @Test
  void readsAndWritesNothing() throws Exception {
    cluster.serving(praxis());
    verify("praxis");
    assertThat(cluster.requests()).hasSize(3).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void printsJsonThatParsesAndHoldsNoKey() throws Exception {
    cluster.serving(praxis());
    Run run = verify("praxis", "-o", "json");
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.path("result").asText()).isEqualTo("Passed");
    assertThat(document.path("checks")).isNotEmpty();
    assertThat(run.out() + run.err()).doesNotContain(Praxis.KEY.secret());
  }

  @Test
  void saysThatThereIsNoSuchDeployment() {
    Run run = verify("praxos");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no SofiaDeployment praxos in namespace practices");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void looksInTheNamespaceThatIsAskedFor() {
    assertThat(verify("praxis", "-n", "elsewhere").err()).contains("in namespace elsewhere");
  }

  @Test
  void namesTheRightWhereTheDeploymentMayNotBeRead() {
    cluster.refusing("sofiadeployments", 403);
    assertThat(verify("praxis").err())
        .contains("your user lacks the right to get sofiadeployments in namespace practices");
  }

  @Test
  void saysThatTheApiServerDoesNotAnswer() {
    Path kubeconfig = cluster.kubeconfig(directory);
    cluster.close();
    Run run = execute("verify", "praxis", "--kubeconfig", kubeconfig.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no answer from the API server at http://127.0.0.1:");
  }

  @Test
  void refusesAKubeconfigThatIsNotThere() {
    Run run = execute("verify", "praxis", "--kubeconfig", "/nowhere/kubeconfig");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("error: there is no readable file /nowhere/kubeconfig");
  }

  @Test
  void saysThatAKubeconfigNamesNoCluster() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty"), "kind: Config\nclusters: []");
    Run run = execute("verify", "praxis", "--kubeconfig", empty.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no kubeconfig names a cluster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "no YAML: :"})
  void saysThatAKubeconfigCanNotBeUsed(String text) throws Exception {
    Path broken = Files.writeString(directory.resolve("broken"), text);
    Run run = execute("verify", "praxis", "--kubeconfig", broken.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: the kubeconfig can't be used").hasLineCount(1);
  }

  @Test
  void refusesAContextThatIsNotThere() {
    Run run = verify("praxis", "--context", "there");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the kubeconfig has no context there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "verify", "verify a b", "verify praxis -o yaml", "verify praxis --timeout 5"})
  void endsWithTwoAndExplainsItselfWhenItIsMisused(String line) {
    Run run = execute(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: kubectl sofia");
  }

  @Test
  void explainsItselfWhenAsked() {
    Run run = execute("verify", "-h");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("--timeout", "Exit codes:");
  }

  private Praxis praxis() {
    String spec =
        "{host: 127.0.0.1, transport: {mode: Direct, direct: {port: %d}}, exposure: {nodePorts: {livekit: %d}}}";
    return new Praxis(spec.formatted(livekit.mediaPort(), livekit.port()))
        .pod(ComponentName.LIVEKIT, livekit.podIp());
  }

  private Run verify(String... arguments) {
    var all = new ArrayList<>(List.of("verify", "--timeout", "6s"));
    all.addAll(List.of("--kubeconfig", cluster.kubeconfig(directory).toString()));
    all.addAll(List.of(arguments));
    return execute(all.toArray(String[]::new));
  }

  private static Run execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
