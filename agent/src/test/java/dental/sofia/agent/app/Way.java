package dental.sofia.agent.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a port of this machine that can be cut. */
final class Way implements AutoCloseable {
  private final ServerSocket entrance = new ServerSocket(0);
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger passed = new AtomicInteger();

  Way(int target) throws IOException {
    Thread.startVirtualThread(() -> accept(target));
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Connections that went through. */
  int passed() {
    return passed.get();
  }

  void cut() throws IOException {
    entrance.close();
    for (var socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void accept(int target) {
    while (!entrance.isClosed()) {
      try {
        var from = entrance.accept();
        var to = new Socket("127.0.0.1", target);
        open.addAll(List.of(from, to));
        passed.incrementAndGet();
        Thread.startVirtualThread(() -> pass(from, to));
        Thread.startVirtualThread(() -> pass(to, from));
      } catch (IOException e) {
        return; // cut
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them is closed, and so is the other now.
    }
  }
}
