package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LiveKit runs otherwise than it should, behind a relay. */
@EndToEnd
class LiveKitFaultsIT {

  /** The kubelet waits ten seconds before it starts a container for the second time. */
  private static final Duration RESTARTED = Duration.ofSeconds(45);

  private static Patient praxis;
  private static LiveKitFiles files;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = Patient.create(sandbox, "");
    files = new LiveKitFiles(praxis.sofia());
  }

  @Test
  void anotherTurnSecretThanCoturns() {
    praxis.shows(
        running(files.otherTurnSecret()),
        "TurnCredentialsValid",
        "TurnCredentialsRejected",
        praxis.pod("turn"),
        "401",
        "LiveKit runs with another one");
  }

  @Test
  void anotherApiKeyThanTheDeployments() {
    praxis.shows(
        running(files.otherApiSecret()),
        "LiveKitHealthy",
        "ApiKeyRefused",
        praxis.pod("livekit"),
        "401");
  }

  /** As after a change of the relay's port, of which this LiveKit has not heard. */
  @Test
  void anOlderConfigurationThanTheConfigMaps() {
    praxis.shows(
        running(
            files.config(
                config -> config.replaceFirst("(?s)(turn_servers.*port:) \\d+", "$1 3999"))),
        "TurnCredentialsValid",
        "TurnUrlWrong",
        praxis.pod("livekit"),
        ":3999?transport=tcp");
  }

  @Test
  void tcpPortOpen() {
    praxis.shows(
        running(files.config(config -> config.replaceFirst("tcp_port: 0", "tcp_port: 7881"))),
        "IceTcpOnly",
        "UnexpectedCandidates",
        praxis.pod("livekit"),
        ":7881 host passive");
  }

  @Test
  void anotherAddressThanThePods() {
    praxis.shows(
        running(Change.ofEnvironment("NODE_IP", "10.244.255.9")),
        "IceTcpOnly",
        "UnexpectedCandidates",
        praxis.pod("livekit"),
        "udp 10.244.255.9:7882 host");
  }

  /** Which it reads at its start, so it is asked once a start. */
  @Test
  void itsDefaultForHowLongItHesitatesToTakeARelayedPath() {
    var change =
        files.config(config -> config.replaceFirst("(?m)^ *relay_acceptance_min_wait: .*\n", ""));
    praxis
        .within(RESTARTED)
        .shows(
            Fault.fromTheStart(Server.livekit(praxis.sofia()), change),
            "ConnectsPromptly",
            "RelayAcceptedLate",
            praxis.pod("livekit"));
  }

  @Test
  void clockFiveMinutesAhead() {
    praxis.shows(
        running(Change.ofClock(Duration.ofMinutes(5))),
        "ClockInSync",
        "ClockSkewed",
        praxis.pod("livekit"),
        "ahead of the operator");
  }

  @Test
  void clockFiveMinutesBehind() {
    praxis.shows(
        running(Change.ofClock(Duration.ofMinutes(-5))),
        "ClockInSync",
        "ClockSkewed",
        praxis.pod("livekit"),
        "behind the operator");
  }

  /** Somebody asks at once: after ten seconds the kubelet would have noticed too. */
  @Test
  void connectionsTakenAndNeverAnswered() {
    var hanging = Fault.hanging(Server.livekit(praxis.sofia()));
    praxis.shows(
        hanging.then(praxis.sofia()::checkNow),
        "LiveKitHealthy",
        "LiveKitSilent",
        praxis.pod("livekit"));
  }

  private static Fault running(Change change) {
    return Fault.in(Server.livekit(praxis.sofia()), change);
  }
}
