package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.PodSockets;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.ice.IceResult;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@EndToEnd
class DirectIT {

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("transport: {mode: Direct}").awaitReady();
  }

  @Test
  void aCallerIsOfferedExactlyOneAddressWhichIsTheNodesOverTcp() {
    int port = praxis.nodePort(praxis.livekit(), "media");
    try (var session = Caller.join(praxis)) {
      assertThat(session.answer().offered())
          .containsExactly(
              "tcp " + praxis.cluster().internalAddress() + ":" + port + " host passive");
    }
  }

  @Test
  void aCallerIsSentToNoRelayAndToNobodyElsesServer() {
    String ownHost = URI.create(praxis.get().getStatus().url()).getHost();
    try (var session = Caller.join(praxis)) {
      assertThat(session.iceServers())
          .allSatisfy(server -> assertThat(server.url()).startsWith("stun:" + ownHost + ":"));
    }
  }

  @Test
  void liveKitAnswersAConnectivityCheckOnTheAddressThatItOffers() {
    try (var session = Caller.join(praxis)) {
      assertThat(Caller.checkDirectly(session)).isInstanceOf(IceResult.Answered.class);
    }
  }

  @Test
  void thePodHasNoUdpSocketAtAllAlsoDuringACall() {
    try (var session = Caller.join(praxis)) {
      assertThat(Caller.checkDirectly(session)).isInstanceOf(IceResult.Answered.class);
      var sockets = PodSockets.of(praxis, praxis.pod("livekit"));
      assertThat(sockets.tcpListeners()).contains(7880, praxis.nodePort(praxis.livekit(), "media"));
      assertThat(sockets.udp()).isEmpty();
    }
  }

  @Test
  void thereIsNothingOfCoturn() {
    assertThat(praxis.objects())
        .isNotEmpty()
        .noneMatch(object -> object.getMetadata().getName().contains("turn"));
    assertThat(praxis.pods("turn")).isEmpty();
  }
}
