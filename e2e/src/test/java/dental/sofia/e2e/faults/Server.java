package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** LiveKit, coturn or the calendar in its pod, from an image that takes orders (images/faults). */
final class Server {

  /** Longer than the server's program in front waits for it. */
  private static final long PATIENCE_SECONDS = 30;

  private static final int LIVEKIT_PORT = 7880;
  private static final int TURN_PORT = 3478;
  private static final int CALENDAR_PORT = 3005;

  private final Sofia sofia;
  private final String component;
  private final String container;
  private final int port;

  private Server(Sofia sofia, String component, String container, int port) {
    this.sofia = sofia;
    this.component = component;
    this.container = container;
    this.port = port;
  }

  static Server livekit(Sofia sofia) {
    return new Server(sofia, "livekit", "livekit", LIVEKIT_PORT);
  }

  static Server coturn(Sofia sofia) {
    return new Server(sofia, "turn", "coturn", TURN_PORT);
  }

  static Server calendar(Sofia sofia) {
    return new Server(sofia, "calendar", "calendar", CALENDAR_PORT);
  }

  /** As {@code images/faults} reads it. */
  private record Order(String order, @JsonUnwrapped Change change, int port) {}

  /** Starts the server anew with this change; returns when it takes connections. */
  void run(Change change) {
    give(new Order("run", change, port));
  }

  /** The same, as a new start of the container, which the kubelet makes soon. */
  void restart(Change change) {
    give(new Order("restart", change, port));
  }

  /** SIGSTOP: connections are taken and nobody answers. */
  void stop() {
    give(new Order("stop", Change.NONE, port));
  }

  void proceed() {
    give(new Order("continue", Change.NONE, port));
  }

  /** By standard input: orders have secrets in them, and arguments are in the audit log. */
  private void give(Order order) {
    byte[] line = (Serialization.asJson(order) + "\n").getBytes(StandardCharsets.UTF_8);
    var said = new ByteArrayOutputStream();
    try (ExecWatch client =
        sofia
            .client()
            .pods()
            .inNamespace(sofia.namespace())
            .withName(sofia.pod(component).getMetadata().getName())
            .inContainer(container)
            .readingInput(new ByteArrayInputStream(line))
            .writingOutput(said)
            .writingError(said)
            .exec("faults")) {
      Integer code = client.exitCode().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(code).as("%s of %s: %s", order.order(), container, said).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(order.order() + " of " + container + ": " + said, e);
    }
  }
}
