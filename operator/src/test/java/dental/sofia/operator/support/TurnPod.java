package dental.sofia.operator.support;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunParser;
import dental.sofia.wire.support.TcpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A pod on a loopback address of its own, that answers STUN on the port of TURN over TLS. */
public final class TurnPod implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger((int) ProcessHandle.current().pid());

  private final String ip;
  private final TcpServer server;

  private TurnPod(String ip, TcpServer server) {
    this.ip = ip;
    this.server = server;
  }

  public static TurnPod tls(SSLContext context) {
    String ip = unusedAddress();
    return new TurnPod(
        ip,
        TcpServer.tlsAt(
            new InetSocketAddress(ip, Ports.TURN_TLS), context, TurnPod::answerBinding));
  }

  /** STUN there too, but without TLS. */
  public static TurnPod plain() {
    String ip = unusedAddress();
    return new TurnPod(
        ip, TcpServer.at(new InetSocketAddress(ip, Ports.TURN_TLS), TurnPod::answerBinding));
  }

  /** All of 127/8 is this machine; so two tests at a time don't meet. */
  private static String unusedAddress() {
    int n = COUNT.getAndIncrement();
    return "127." + (1 + (n >> 14 & 0x7f)) + "." + (n >> 7 & 0x7f) + "." + (1 + (n & 0x7f));
  }

  private static void answerBinding(Socket client) throws IOException {
    byte[] request = client.getInputStream().readNBytes(StunMessage.HEADER_LENGTH);
    if (StunParser.parse(request) instanceof Parsed parsed) {
      var seen = (InetSocketAddress) client.getRemoteSocketAddress();
      client
          .getOutputStream()
          .write(parsed.message().answer(StunClass.SUCCESS, new XorMappedAddress(seen)).encode());
      client.getInputStream().read();
    }
  }

  /** What the operator knows, with this as its one ready pod of coturn. */
  public Facts facts(String spec, Certificate certificate) {
    SofiaModel model = Models.withSpec(spec);
    Credentials keys = Models.credentials(model);
    return new Facts(
        model,
        new Credentials(
            keys.apiKey(),
            keys.turnSecret(),
            Optional.of(certificate),
            keys.database(),
            keys.agentToken()),
        Map.of(
            ComponentName.TURN,
            new Workload(Optional.empty(), Optional.empty(), List.of(pod()), Map.of())),
        Vantage.INSIDE);
  }

  private Pod pod() {
    return new PodBuilder(
            Workloads.pod("{podIP: " + ip + ", conditions: [{type: Ready, status: 'True'}]}"))
        .editMetadata()
        .withName("praxis-turn-7d4b")
        .addToAnnotations(Certificate.ANNOTATION, "v1")
        .endMetadata()
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
