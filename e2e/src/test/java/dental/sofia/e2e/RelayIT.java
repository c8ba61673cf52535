package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnUri;
import dental.sofia.wire.whip.IceServer;
import dental.sofia.wire.whip.WhipResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@EndToEnd
class RelayIT {

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("").awaitReady();
  }

  @Test
  void aCallerOutsideIsOfferedExactlyOneAddressWhichIsLiveKitsInTheCluster() {
    String podIp = praxis.pod("livekit").getStatus().getPodIP();
    try (var session = Caller.join(praxis)) {
      assertThat(session.answer().offered()).containsExactly("udp " + podIp + ":7882 host");
    }
  }

  @Test
  void theRelayThatACallerIsToldOfIsReachedOverTcpAtTheNodePort() {
    int turn = praxis.nodePort(praxis.turn(), "turn");
    try (var session = Caller.join(praxis)) {
      assertThat(session.iceServers())
          .singleElement()
          .satisfies(
              server -> {
                TurnUri uri = server.turn().orElseThrow();
                assertThat(uri.host()).isEqualTo(praxis.cluster().nodeAddress());
                assertThat(uri.port()).isEqualTo(turn);
                assertThat(uri.transport()).isEqualTo(TurnUri.Transport.TCP);
              });
    }
  }

  @Test
  void theCredentialsThatACallerIsHandedAreGoodForAnAllocationAndNoOthersAre() {
    try (var session = Caller.join(praxis)) {
      IceServer server = session.iceServers().getFirst();
      assertThat(Caller.allocate(server))
          .isInstanceOfSatisfying(
              Allocated.class, allocated -> assertThat(allocated.authenticated()).isTrue());
      var forged = new IceServer(server.url(), server.username(), "forged");
      assertThat(Caller.allocate(forged))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo(401));
    }
  }

  @Test
  void liveKitAnswersAConnectivityCheckThroughTheRelay() {
    try (var session = Caller.join(praxis)) {
      assertThat(Caller.checkThroughRelay(session)).isInstanceOf(IceResult.Answered.class);
    }
  }

  @Test
  void nobodyJoinsWithAnotherKey() {
    var stranger = new ApiKey("APIstranger", "x".repeat(43));
    assertThat(Caller.door(praxis).withKey(stranger).tryToJoin())
        .isInstanceOfSatisfying(
            WhipResult.Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
  }
}
