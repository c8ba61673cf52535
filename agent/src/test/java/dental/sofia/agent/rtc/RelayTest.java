package dental.sofia.agent.rtc;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.Coturn;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real LiveKit behind a real coturn that takes TCP only. */
class RelayTest {
  @TempDir Path directory;

  @Test
  void participantsHearEachOtherThroughTurnOverTcpOnly() throws Exception {
    try (var coturn =
            Coturn.startOn(
                LiveKit.address(),
                directory,
                "no-udp",
                "no-tls",
                "no-dtls",
                "verbose",
                "no-cli",
                "use-auth-secret",
                "static-auth-secret=" + Coturn.SECRET);
        var server = LiveKit.start(directory, turn(coturn, Coturn.SECRET));
        var anna = guest(server, "anna");
        var bert = guest(server, "bert")) {
      var voice = get(anna.room().publishAudio("voice"));
      bert.await(RoomEvent.AudioStarted.class, started -> true);
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());

      voice.play(Tone.of(600, 10_000, 12));
      bert.hearsTone(600, 10_000);
      assertThat(allocations(coturn))
          .as("two connections of each of two participants, each relayed")
          .isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void nothingIsConnectedWhenTheRelayRefuses() {
    try (var coturn =
            Coturn.startOn(
                LiveKit.address(),
                directory,
                "no-udp",
                "no-tls",
                "no-dtls",
                "no-cli",
                "use-auth-secret",
                "static-auth-secret=" + Coturn.SECRET);
        var server = LiveKit.start(directory, turn(coturn, "another secret"));
        var anna = guest(server, "anna")) {
      var connected = anna.room().mediaConnected();

      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> connected.get(3, java.util.concurrent.TimeUnit.SECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
    }
  }

  private static Guest guest(LiveKit server, String identity) {
    return Guest.join(
        server.token(identity, "relayed"), server, options -> options.relayOnly(true));
  }

  private static List<String> turn(Coturn coturn, String secret) {
    return List.of(
        "turn_servers:",
        "- {host: \""
            + coturn.host()
            + "\", port: "
            + coturn.port()
            + ", protocol: tcp, secret: "
            + secret
            + "}");
  }

  private static long allocations(Coturn coturn) {
    return Pattern.compile("ALLOCATE processed, success").matcher(coturn.log()).results().count();
  }
}
