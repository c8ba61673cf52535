package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LiveKit runs otherwise than it should, without a relay. */
@EndToEnd
class DirectFaultsIT {

  private static Patient praxis;
  private static LiveKitFiles files;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = Patient.create(sandbox, "transport: {mode: Direct}");
    files = new LiveKitFiles(praxis.sofia());
  }

  /** What everybody writes who wants no UDP, and it opens ten thousand ports. */
  @Test
  void udpOpenBecauseAPortRangeOfZeroDoesNotCloseIt() {
    var change =
        files.config(
            config ->
                config.replaceFirst("force_tcp: true", "port_range_start: 0\n  port_range_end: 0"));
    praxis.shows(
        Fault.in(Server.livekit(praxis.sofia()), change),
        "IceTcpOnly",
        "UnexpectedCandidates",
        praxis.pod("livekit"),
        "udp ");
  }

  @Test
  void anotherMediaPortThanTheServices() {
    var change = files.config(config -> config.replaceFirst("tcp_port: \\d+", "tcp_port: 7999"));
    praxis.shows(
        Fault.in(Server.livekit(praxis.sofia()), change),
        "IceTcpOnly",
        "UnexpectedCandidates",
        praxis.pod("livekit"),
        ":7999 host passive");
  }
}
