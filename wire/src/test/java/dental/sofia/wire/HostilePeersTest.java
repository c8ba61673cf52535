package dental.sofia.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.ice.IceCheck;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.livekit.LiveKitHttp.Health;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.support.Hostility;
import dental.sofia.wire.support.Stopwatch;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TcpServer.Conversation;
import dental.sofia.wire.turn.Failed;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.turn.TurnCredentials;
import dental.sofia.wire.whip.WhipClient;
import dental.sofia.wire.whip.WhipResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is at the other end: the right verdict, in time, and not much memory. */
class HostilePeersTest {
  /** For what only the deadline ends. */
  private static final Duration SHORT = Duration.ofMillis(250);

  /** For what ends by itself, on however slow a machine. */
  private static final Duration LONG = Duration.ofSeconds(10);

  /** What giving back may take, and a slow machine. */
  private static final Duration GRACE = Duration.ofMillis(1_750);

  private static final byte[] ZEROS = new byte[64 * 1024];

  private enum Client {
    TURN {
      @Override
      Fault ask(TcpServer server, Duration budget) {
        try (var turn = TurnClient.to(server.endpoint(), Deadline.after(budget))) {
          return turn.allocate(new TurnCredentials("user", "password")) instanceof Failed failed
              ? failed.fault()
              : null;
        }
      }
    },
    TURN_TLS {
      @Override
      Fault ask(TcpServer server, Duration budget) {
        var endpoint = Endpoint.tls(server.host(), server.port(), Trust.anybody());
        try (var turn = TurnClient.to(endpoint, Deadline.after(budget))) {
          return turn.binding() instanceof Failed failed ? failed.fault() : null;
        }
      }
    },
    ICE_TCP {
      @Override
      Fault ask(TcpServer server, Duration budget) {
        var check = new IceCheck(IceCredentials.random(), IceCredentials.random());
        return check.over(server.endpoint(), Deadline.after(budget))
                instanceof IceResult.Failed failed
            ? failed.fault()
            : null;
      }
    },
    LIVEKIT {
      @Override
      Fault ask(TcpServer server, Duration budget) {
        var livekit = new LiveKitHttp(HttpOrigin.of(server.endpoint()));
        return livekit.health(Deadline.after(budget)) instanceof Health.Failed failed
            ? failed.fault()
            : null;
      }
    },
    WHIP {
      @Override
      Fault ask(TcpServer server, Duration budget) {
        var whip = new WhipClient(HttpOrigin.of(server.endpoint()));
        return whip.join("token", Deadline.after(budget)) instanceof WhipResult.Failed failed
            ? failed.fault()
            : null;
      }
    };

    /** Null if the client was content, which none may be here. */
    abstract Fault ask(TcpServer server, Duration budget);
  }

  static Stream<Arguments> everyClientAndEveryHostility() {
    return Arrays.stream(Client.values())
        .flatMap(client -> hostilities().map(hostility -> Arguments.of(client, hostility)));
  }

  @ParameterizedTest(name = "{0} meets {1}")
  @MethodSource("everyClientAndEveryHostility")
  void everyClientEndsInTimeWithAFault(Client client, Conversation hostility) {
    try (var server = TcpServer.treating(hostility)) {
      Fault fault = Stopwatch.within(SHORT.plus(GRACE), () -> client.ask(server, SHORT));

      assertThat(fault).isNotNull();
      assertThat(fault.describe()).isNotBlank().hasSizeLessThan(300).doesNotContain("\n");
    }
  }

  static Stream<Arguments> verdicts() {
    byte[] header = StunMessage.request(StunMethod.BINDING).encode();
    byte[] hugeAttribute = StunMessage.request(StunMethod.BINDING, data(8)).encode();
    hugeAttribute[22] = (byte) 0xFF;
    byte[] wrongLength = header.clone();
    wrongLength[3] = 3;
    wrongLength = Arrays.copyOf(wrongLength, 23);
    var timedOut = Fault.TimedOut.class;
    var garbage = Fault.Garbage.class;
    return Stream.of(
        Arguments.of(Client.TURN, "silence", Hostility.silence(), timedOut),
        Arguments.of(Client.TURN, "trickling", Hostility.trickling(header, 100), timedOut),
        Arguments.of(Client.TURN, "hanging up", Hostility.hangingUp(), Fault.Closed.class),
        Arguments.of(
            Client.TURN, "HTTP", Hostility.saying("HTTP/1.1 400 Bad Request\r\n"), garbage),
        Arguments.of(Client.TURN, "wrong length", Hostility.saying(wrongLength), garbage),
        Arguments.of(Client.TURN, "huge attribute", Hostility.saying(hugeAttribute), garbage),
        Arguments.of(Client.TURN_TLS, "silence", Hostility.silence(), timedOut),
        Arguments.of(
            Client.TURN_TLS, "no TLS", Hostility.saying("what is it?\n"), Fault.TlsFailed.class),
        Arguments.of(Client.TURN_TLS, "trickling", Hostility.trickling(tlsStart(), 100), timedOut),
        Arguments.of(Client.ICE_TCP, "hanging up", Hostility.hangingUp(), Fault.Closed.class),
        Arguments.of(Client.LIVEKIT, "no HTTP", Hostility.saying("SSH-2.0-x\r\n"), garbage),
        Arguments.of(
            Client.LIVEKIT,
            "a body that never comes",
            Hostility.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"),
            timedOut),
        Arguments.of(
            Client.WHIP,
            "joined to nowhere",
            Hostility.saying("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"),
            garbage));
  }

  @ParameterizedTest(name = "{0} meets {1}")
  @MethodSource("verdicts")
  void theFaultTellsWhatIsWrong(
      Client client, String what, Conversation hostility, Class<? extends Fault> expected) {
    try (var server = TcpServer.treating(hostility)) {
      var budget = expected == Fault.TimedOut.class ? SHORT : LONG;
      assertThat(Stopwatch.within(budget.plus(GRACE), () -> client.ask(server, budget)))
          .isInstanceOf(expected);
    }
  }

  static Stream<Arguments> floods() {
    byte[] unrelated = StunMessage.indication(StunMethod.DATA, data(60_000)).encode();
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        Arguments.of(Client.TURN, "", unrelated),
        Arguments.of(Client.LIVEKIT, ok + "Content-Length: 1073741824\r\n\r\n", ZEROS),
        Arguments.of(Client.LIVEKIT, ok + "\r\n", ZEROS),
        Arguments.of(
            Client.LIVEKIT,
            ok + "Transfer-Encoding: chunked\r\n\r\n",
            ("8000\r\n" + "x".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII)),
        Arguments.of(
            Client.LIVEKIT, ok, "X: y\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII)),
        Arguments.of(
            Client.LIVEKIT, ok + "X: ", "y".repeat(9999).getBytes(StandardCharsets.US_ASCII)),
        Arguments.of(
            Client.LIVEKIT,
            "",
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest(name = "{0} is sent {1}")
  @MethodSource("floods")
  void takesInOnlyALittleOfAFlood(Client client, String start, byte[] more) {
    var sent = new AtomicLong();
    try (var server = TcpServer.treating(Hostility.flooding(start, more, sent))) {
      Fault fault = Stopwatch.within(LONG, () -> client.ask(server, LONG));

      assertThat(fault).isInstanceOf(Fault.Garbage.class);
      // Most of it is in the kernel's buffers, which TCP bounds.
      assertThat(sent.get()).isLessThan(32L * 1024 * 1024);
    }
  }

  @Test
  void neverThrowsForAnEndpointThatIsNoHost() {
    for (String host : new String[] {"", " ", "a b", "[", "\u0000", "x".repeat(300), "..", "é"}) {
      Supplier<Object> ask =
          () -> {
            try (var turn =
                TurnClient.to(Endpoint.tls(host, 1, Trust.system()), Deadline.after(LONG))) {
              return turn.binding();
            }
          };
      assertThat(Stopwatch.within(LONG, ask)).isInstanceOf(Failed.class);
    }
  }

  private static Stream<Named<Conversation>> hostilities() {
    byte[] header = Arrays.copyOf(StunMessage.request(StunMethod.BINDING).encode(), 20);
    header[2] = (byte) 0xFF;
    header[3] = (byte) 0xFC;
    return Stream.of(
        Named.of("silence", Hostility.silence()),
        Named.of("deafness", Hostility.deafness()),
        Named.of("hanging up", Hostility.hangingUp()),
        Named.of("zeros without end", Hostility.flooding("", ZEROS, new AtomicLong())),
        Named.of("text without end", Hostility.flooding("", letters(), new AtomicLong())),
        Named.of("one byte now and then", Hostility.trickling(header, 50)),
        Named.of("a length of 64 KiB and no more", Hostility.saying(header)),
        Named.of("a length of 64 KiB and the end", Hostility.sayingAndHangingUp(header)),
        Named.of("TLS that trickles", Hostility.trickling(tlsStart(), 50)),
        Named.of("a TLS alert", Hostility.saying(Bytes.hex("15030300020246").toArray())),
        Named.of("HTTP of a later day", Hostility.saying("HTTP/9.9 200 OK\r\n\r\n")));
  }

  private static Data data(int length) {
    return new Data(Bytes.of(new byte[length]));
  }

  private static byte[] letters() {
    return "abcdefgh".repeat(8192).getBytes(StandardCharsets.US_ASCII);
  }

  /** The head of a handshake record of the greatest length. */
  private static byte[] tlsStart() {
    return Arrays.copyOf(Bytes.hex("1603034000").toArray(), 1000);
  }
}
