package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** coturn runs otherwise than it should. */
@EndToEnd
class CoturnFaultsIT {

  private static final String CONFIG = "/etc/coturn/turnserver.conf";

  private static Patient praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = Patient.create(sandbox, "");
  }

  @Test
  void anotherSecretThanLiveKits() {
    praxis.shows(
        running(config -> config.replaceFirst("(static-auth-secret)=.*", "$1=another")),
        "TurnCredentialsValid",
        "TurnCredentialsRejected",
        praxis.pod("turn"),
        "401",
        "it runs with another one");
  }

  @Test
  void noAuthenticationAtAll() {
    praxis.shows(
        running(config -> config.replaceAll("(?m)^(use-auth-secret|static-auth-secret=.*)\n", "")),
        "TurnSecure",
        "OpenRelay",
        praxis.pod("turn"));
  }

  /** Without both coturn would not even start. */
  @Test
  void relaysTcpOnly() {
    praxis.shows(
        running(config -> config.replaceFirst("no-tcp-relay", "no-udp-relay")),
        "TurnCredentialsValid",
        "UdpRelayDisabled",
        praxis.pod("turn"),
        "442");
  }

  @Test
  void permissionForTheApiServer() {
    String api = praxis.apiServer();
    praxis.shows(
        running(config -> config + "allowed-peer-ip=" + api + "\n"),
        "TurnSecure",
        "PeerRulesOpen",
        praxis.pod("turn"),
        api);
  }

  @Test
  void permissionForTheWorld() {
    praxis.shows(
        running(config -> config.replaceAll("(?m)^denied-peer-ip=.*\n", "")),
        "TurnSecure",
        "PeerRulesOpen",
        praxis.pod("turn"));
  }

  @Test
  void noPermissionForLiveKit() {
    praxis.shows(
        running(config -> config.replaceAll("(?m)^allowed-peer-ip=.*\n", "")),
        "MediaPathVerified",
        "PeerForbidden",
        praxis.pod("turn"),
        praxis.pod("livekit"),
        "403");
  }

  @Test
  void everyRelayPortTaken() {
    var fewPorts =
        running(
            config ->
                config
                    .replaceFirst("(max-port)=.*", "$1=49161")
                    .replaceFirst("(?m)^total-quota=.*\n", ""));
    praxis.shows(
        hoarding(2, fewPorts),
        "TurnCredentialsValid",
        "RelayPortsExhausted",
        praxis.pod("turn"),
        "508");
  }

  @Test
  void theQuotaReached() {
    var smallQuota = running(config -> config.replaceFirst("(total-quota)=.*", "$1=3"));
    praxis.shows(
        hoarding(3, smallQuota),
        "TurnCredentialsValid",
        "TurnQuotaReached",
        praxis.pod("turn"),
        "486");
  }

  @Test
  void anExternalAddress() {
    praxis.shows(
        running(config -> config + "external-ip=203.0.113.9\n"),
        "TurnCredentialsValid",
        "RelayedAddressWrong",
        praxis.pod("turn"),
        "203.0.113.9");
  }

  @Test
  void answersToUdp() {
    praxis.shows(
        running(config -> config.replaceFirst("(?m)^no-udp\n", "")),
        "IceTcpOnly",
        "UdpAnswered",
        praxis.pod("turn"));
  }

  @Test
  void clockFiveMinutesAhead() {
    praxis.shows(
        Fault.in(Server.coturn(praxis.sofia()), Change.ofClock(Duration.ofMinutes(5))),
        "ClockInSync",
        "ClockSkewed",
        praxis.pod("turn"),
        "ahead of the operator");
  }

  @Test
  void clockFiveMinutesBehind() {
    praxis.shows(
        Fault.in(Server.coturn(praxis.sofia()), Change.ofClock(Duration.ofMinutes(-5))),
        "ClockInSync",
        "ClockSkewed",
        praxis.pod("turn"),
        "behind the operator");
  }

  @Test
  void connectionsTakenAndNeverAnswered() {
    praxis.shows(
        Fault.hanging(Server.coturn(praxis.sofia())),
        "TurnCredentialsValid",
        "TurnSilent",
        praxis.pod("turn"));
  }

  private static Fault running(UnaryOperator<String> edit) {
    var sofia = praxis.sofia();
    String config = sofia.secret(sofia.turn(), "turnserver.conf").orElseThrow();
    return Fault.in(Server.coturn(sofia), Change.NONE.file(CONFIG, Edit.of(config, edit)));
  }

  private static Fault hoarding(int allocations, Fault scarcity) {
    var hoard = new Hoard(praxis.sofia());
    return new Fault(
        () -> {
          scarcity.inflict().run();
          hoard.take(allocations);
        },
        () -> {
          hoard.giveBack();
          scarcity.repair().run();
        });
  }
}
