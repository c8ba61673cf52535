package dental.sofia.wire.turn;

import static dental.sofia.wire.support.TestCertificates.HOST;
import static dental.sofia.wire.turn.FakeTurnServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnOverTlsTest {
  private static TestCertificates valid;
  private static TestCertificates expired;

  @BeforeAll
  static void makeCertificates(@TempDir Path directory) {
    valid = TestCertificates.valid(directory);
    expired = TestCertificates.expired(directory);
  }

  @Test
  void allocatesOverTlsAndGivesBack() {
    try (var server = new FakeTurnServer(valid.serverContext())) {
      try (var turn = client(server.port(), HOST, valid.trust())) {
        assertThat(turn.allocate(USER)).isInstanceOf(Allocated.class);
        assertThat(turn.servedChain()).isEqualTo(valid.chain()).hasSize(2);
      }
      assertThat(server.allocations()).isZero();
    }
  }

  @Test
  void trustsThePemFileOfASecret() throws Exception {
    var trust = Trust.pem(valid.chainPem().getBytes(StandardCharsets.US_ASCII));
    try (var server = new FakeTurnServer(valid.serverContext());
        var turn = client(server.port(), HOST, trust)) {
      assertThat(turn.binding()).isInstanceOf(Bound.class);
    }
  }

  @Test
  void rejectsACertificateForAnotherName() {
    try (var server = new FakeTurnServer(valid.serverContext());
        var turn = client(server.port(), "other.test", valid.trust())) {
      assertThat(rejection(turn.binding())).contains("other.test");
      assertThat(turn.servedChain()).isEqualTo(valid.chain());
    }
  }

  @Test
  void rejectsACertificateOfAnUnknownAuthority() {
    try (var server = new FakeTurnServer(valid.serverContext());
        var turn = client(server.port(), HOST, Trust.system())) {
      assertThat(rejection(turn.binding())).contains("unable to find valid certification path");
      assertThat(turn.servedChain()).isEqualTo(valid.chain());
    }
  }

  @Test
  void rejectsAnExpiredCertificateEvenIfItIsItsOwnAuthority() {
    try (var server = new FakeTurnServer(expired.serverContext());
        var turn = client(server.port(), HOST, expired.trust())) {
      assertThat(rejection(turn.binding())).startsWith("NotAfter");
      assertThat(turn.servedChain()).isEqualTo(expired.chain());
    }
  }

  @Test
  void readsAnyCertificateForWhoTrustsAnybody() {
    try (var server = new FakeTurnServer(expired.serverContext());
        var turn = client(server.port(), "other.test", Trust.anybody())) {
      assertThat(turn.binding()).isInstanceOf(Bound.class);
      assertThat(turn.servedChain()).isEqualTo(expired.chain());
    }
  }

  @Test
  void asksForTheServerByItsNameAlsoIfThatHasNoDot() {
    var asked = new CompletableFuture<List<?>>();
    try (var server =
            TcpServer.tls(
                valid.serverContext(),
                client -> {
                  var tls = (SSLSocket) client;
                  tls.startHandshake();
                  asked.complete(((ExtendedSSLSession) tls.getSession()).getRequestedServerNames());
                });
        var turn = client(server.port(), "praxis-turn", Trust.anybody())) {
      turn.binding();
      assertThat(asked.join()).asList().containsExactly(new SNIHostName("praxis-turn"));
    }
  }

  @Test
  void reportsANameThatNoHostCanHave() {
    try (var server = new FakeTurnServer(valid.serverContext());
        var turn = client(server.port(), "not a name", Trust.anybody())) {
      assertThat(turn.binding())
          .isEqualTo(new Failed(new Fault.TlsFailed("not a host name: not a name")));
    }
  }

  private static String rejection(BindingResult result) {
    return result instanceof Failed(Fault.CertificateRejected(String detail))
        ? detail
        : "not a rejection: " + result;
  }

  private static TurnClient client(int port, String name, Trust trust) {
    return TurnClient.to(
        new Endpoint.Tls("127.0.0.1", port, name, trust), Deadline.after(Duration.ofSeconds(5)));
  }
}
