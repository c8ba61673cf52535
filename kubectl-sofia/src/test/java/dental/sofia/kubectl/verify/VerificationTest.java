package dental.sofia.kubectl.verify;

import static dental.sofia.kubectl.verify.Verified.row;
import static dental.sofia.kubectl.verify.Verified.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.kubectl.support.FakeLiveKit;
import dental.sofia.kubectl.support.Praxis;
import dental.sofia.kubectl.verify.Row.From;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.naming.ComponentName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mode Direct, addresses, and what the operator says. */
class VerificationTest {

  private static final String READY =
      "{type: Ready, status: \"True\", reason: Ready, message: all hold}";

  private final FakeLiveKit livekit = new FakeLiveKit(Praxis.KEY).direct();

  @AfterEach
  void stop() {
    livekit.close();
  }

  @Test
  void passesInModeDirectWithoutTheRowsOfTheRelay() {
    Report report = verify(direct());
    assertThat(report.rows())
        .allSatisfy(row -> assertThat(row.result()).as(row.toString()).isEqualTo(Result.PASSED));
    assertThat(report.rows())
        .extracting(Row::check)
        .contains("MediaPathVerified", "UdpSilent")
        .noneMatch(check -> check.startsWith("Turn"));
    assertThat(report.transport()).isEqualTo("Direct");
  }

  @Test
  void failsWhereCallersAreSentToSomebodyElsesServer() {
    livekit.relayingThrough("unused", "stun:stun.example.com:19302");
    Row row = row(verify(direct()), "IceServersExpected");
    assertThat(row.reason()).contains("IceServersUnexpected");
    assertThat(row.message()).contains("stun.example.com", "stun:127.0.0.1:" + livekit.mediaPort());
  }

  @Test
  void failsWhereMediaIsSilentOverTcp() {
    livekit.silenceMedia();
    assertThat(row(verify(direct()), "MediaPathVerified").reason()).contains("MediaSilent");
  }

  @Test
  void failsOnceWhereNobodyAnswersAndSaysOfTheRestThatItWasNotAsked() {
    livekit.stopSignalling();
    Report report = verify(direct());
    assertThat(row(report, "LiveKitHealthy").reason()).contains("LiveKitSilent");
    assertThat(report.rows())
        .filteredOn(row -> row.result() == Result.FAILED)
        .extracting(Row::check)
        .containsExactly("LiveKitHealthy");
  }

  @Test
  void failsWhereTheHostHasNoAddress() {
    Report report = verify(new Praxis("{host: praxis.invalid}"));
    assertThat(row(report, "AddressResolves").reason()).contains("HostUnknown");
    assertThat(row(report, "AddressResolves").message()).contains("praxis.invalid");
    assertThat(row(report, "TurnSecure").reason()).contains("NotAsked");
    assertThat(report.result()).isEqualTo(Result.FAILED);
  }

  @Test
  void canNotTellOutsideTheClusterAboutAnAddressInside() {
    var inner =
        new Praxis(
            "{exposure: {type: ClusterIP}}",
            "{observedGeneration: 3, url: \"ws://praxis-livekit.practices.svc.example.invalid:7880\", conditions: ["
                + READY
                + "]}");
    Report report = verify(inner);
    Row row = row(report, "AddressResolves");
    assertThat(row.reason()).contains("ClusterNameUnknown");
    assertThat(row.message()).contains("praxis-livekit.practices.svc.example.invalid");
    assertThat(row.nextStep().orElseThrow()).contains("in a pod", "service/praxis-livekit 7880");
    assertThat(report.result()).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void canNotTellWhereTheSpecCanNotBeRealised() {
    Row row = row(verify(new Praxis("{livekit: {config: {rtc: {}}}}")), "AddressResolves");
    assertThat(row.reason()).contains("SpecUnresolved");
    assertThat(row.message()).contains("livekit.config.rtc");
  }

  @Test
  void repeatsOfTheOperatorsConditionsReadyAndWhatIsNotWell() {
    List<Row> rows =
        operators(
            "{type: ClockInSync, status: \"True\", reason: Passed, message: fine}",
            "{type: IceTcpOnly, status: Unknown, reason: NotAsked, message: no join}",
            "{type: Ready, status: \"False\", reason: OpenRelay, message: open}",
            "{type: Reconciling, status: \"False\", reason: Settled, message: settled}",
            "{type: TurnSecure, status: \"False\", reason: OpenRelay, message: open}");
    assertThat(rows)
        .extracting(Row::check, Row::result)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Ready", Result.FAILED),
            org.assertj.core.groups.Tuple.tuple("IceTcpOnly", Result.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("TurnSecure", Result.FAILED));
    assertThat(rows.getLast().nextStep()).isPresent();
  }

  @Test
  void canNotTellWhatTheOperatorThinksOfASpecThatItHasNotSeen() {
    var status = "{observedGeneration: 2, url: \"ws://praxis.test\", conditions: [" + READY + "]}";
    Report report = verify(new Praxis("{host: praxis.invalid}", status));
    assertThat(row(report, "Ready").reason()).contains("StatusOutdated");
    assertThat(row(report, "Ready").result()).isEqualTo(Result.UNKNOWN);
  }

  private static List<Row> operators(String... conditions) {
    var praxis = new Praxis("{host: praxis.invalid}", Praxis.status(conditions));
    return verify(praxis).rows().stream().filter(row -> row.from() == From.OPERATOR).toList();
  }

  private Praxis direct() {
    String spec =
        "{host: 127.0.0.1, transport: {mode: Direct, direct: {port: %d}}, exposure: {nodePorts: {livekit: %d}}}";
    return new Praxis(spec.formatted(livekit.mediaPort(), livekit.port()))
        .pod(ComponentName.LIVEKIT, livekit.podIp());
  }
}
