package dental.sofia.wire.support;

import dental.sofia.wire.net.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A server on loopback that treats every connection as the test says. */
public final class TcpServer implements AutoCloseable {
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** More than are ever opened at once: what does not fit is tried again a second later. */
  private static final int BACKLOG = 512;

  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Thread acceptor;

  /** What to do with a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Conversation {
    void with(Socket client) throws Exception;
  }

  private TcpServer(
      ServerSocketFactory factory, InetSocketAddress address, Conversation conversation) {
    try {
      listener = factory.createServerSocket(address.getPort(), BACKLOG, address.getAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = Thread.ofVirtual().start(() -> accept(conversation));
  }

  public static TcpServer treating(Conversation conversation) {
    return at(ANYWHERE, conversation);
  }

  /** On a port that is not to be chosen, for instance that of another loopback address. */
  public static TcpServer at(InetSocketAddress address, Conversation conversation) {
    return new TcpServer(ServerSocketFactory.getDefault(), address, conversation);
  }

  /** Answers whatever it is asked by HTTP with this. */
  public static TcpServer answering(InetSocketAddress address, String json) {
    byte[] words =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length()
                + "\r\nConnection: close\r\n\r\n"
                + json)
            .getBytes(StandardCharsets.UTF_8);
    return at(
        address,
        client -> {
          client.getInputStream().read();
          client.getOutputStream().write(words);
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        });
  }

  public static TcpServer tls(SSLContext context, Conversation conversation) {
    return tlsAt(ANYWHERE, context, conversation);
  }

  public static TcpServer tlsAt(
      InetSocketAddress address, SSLContext context, Conversation conversation) {
    return new TcpServer(context.getServerSocketFactory(), address, conversation);
  }

  /** A port at which nobody listens. */
  public static int unusedPort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return listener.getInetAddress().getHostAddress();
  }

  public int port() {
    return listener.getLocalPort();
  }

  public Endpoint.Tcp endpoint() {
    return new Endpoint.Tcp(host(), port());
  }

  public int accepted() {
    return accepted.get();
  }

  public int open() {
    return connections.size();
  }

  /** Gives the port back before it returns: the next test may want the same one. */
  @Override
  public void close() {
    try {
      listener.close();
      // The socket is closed by the thread that waits on it, which has only been told so until now.
      acceptor.join();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Conversation conversation) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        connections.add(client);
        Thread.ofVirtual().start(() -> treat(client, conversation));
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }

  private void treat(Socket client, Conversation conversation) {
    try (client) {
      conversation.with(client);
    } catch (Exception e) {
      // The client had enough; whether it should have is for the test to say.
    } finally {
      connections.remove(client);
    }
  }
}
