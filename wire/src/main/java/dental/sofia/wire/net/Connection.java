package dental.sofia.wire.net;

import dental.sofia.wire.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TCP or TLS connection, opened by a deadline. Closing it ends whatever is blocked on it. */
public final class Connection implements Closeable {
  private final Socket tcp;
  private final Socket top;

  private Connection(Socket tcp, Socket top) {
    this.tcp = tcp;
    this.top = top;
  }

  public static Connection open(Endpoint endpoint, Deadline deadline) throws WireException {
    return open(endpoint, deadline, chain -> {});
  }

  /** As above, and tells which certificates were served, also when they are then refused. */
  public static Connection open(Endpoint endpoint, Deadline deadline, ChainListener listener)
      throws WireException {
    InetAddress address = HostNames.resolve(endpoint.host(), deadline);
    var tcp = new Socket();
    try {
      Blocking.call("connecting", deadline, tcp, () -> connect(tcp, address, endpoint.port()));
      return new Connection(
          tcp,
          switch (endpoint) {
            case Endpoint.Tcp plain -> tcp;
            case Endpoint.Tls tls -> handshake(tcp, tls, deadline, listener);
          });
    } catch (WireException | RuntimeException e) {
      Blocking.closeQuietly(tcp);
      throw e;
    }
  }

  /** Who is told the served chain, leaf first. */
  @FunctionalInterface
  public interface ChainListener {
    void served(List<X509Certificate> chain);
  }

  /** Runs I/O on this connection; it does not survive a passed deadline or an interrupt. */
  public <T> T call(String doing, Deadline deadline, Callable<T> io) throws WireException {
    return Blocking.call(doing, deadline, this, io);
  }

  public InputStream in() throws IOException {
    return top.getInputStream();
  }

  public OutputStream out() throws IOException {
    return top.getOutputStream();
  }

  /**
   * Closes the TCP connection under the TLS one as well: a proper end of TLS would have to be
   * written, and a peer that does not read could delay it.
   */
  @Override
  public void close() {
    Blocking.closeQuietly(tcp);
  }

  private static Void connect(Socket socket, InetAddress address, int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(address, port));
    return null;
  }

  private static Socket handshake(
      Socket tcp, Endpoint.Tls endpoint, Deadline deadline, ChainListener listener)
      throws WireException {
    var recorder = new ChainRecorder(endpoint.trust());
    try {
      return Blocking.call(
          "shaking hands by TLS",
          deadline,
          tcp,
          () -> {
            var factory = recorder.context().getSocketFactory();
            var tls =
                (SSLSocket) factory.createSocket(tcp, endpoint.serverName(), endpoint.port(), true);
            tls.setSSLParameters(named(tls.getSSLParameters(), endpoint.serverName()));
            tls.startHandshake();
            return tls;
          });
    } finally {
      listener.served(recorder.chain());
    }
  }

  private static SSLParameters named(SSLParameters parameters, String serverName)
      throws SSLException {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (IpLiteral.parse(serverName).isEmpty()) {
      // By itself the JDK sends no SNI for a name without a dot, such as a Service's.
      parameters.setServerNames(List.of(sni(serverName)));
    }
    return parameters;
  }

  private static SNIServerName sni(String serverName) throws SSLException {
    try {
      return new SNIHostName(serverName);
    } catch (IllegalArgumentException e) {
      throw new SSLException("not a host name: " + serverName);
    }
  }
}
