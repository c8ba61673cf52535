package dental.sofia.wire.net;

import dental.sofia.wire.Excerpt;
import dental.sofia.wire.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** A {@link Fault} on its way up to the client that reports it. No client lets it out. */
public final class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public WireException(Fault fault) {
    super(fault.describe());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  public static WireException garbage(String detail) {
    return new WireException(new Fault.Garbage(detail));
  }

  /** What an I/O error of the JDK means to the one who was doing this. */
  static WireException of(String doing, IOException error) {
    return error instanceof WireException wire ? wire : new WireException(fault(doing, error));
  }

  private static Fault fault(String doing, IOException error) {
    return switch (error) {
      case UnknownHostException e -> new Fault.Unreachable("name does not resolve");
      case ConnectException e -> new Fault.Unreachable(text(e));
      case NoRouteToHostException e -> new Fault.Unreachable(text(e));
      case SocketTimeoutException e -> new Fault.TimedOut(doing);
      case SSLException e -> tls(e);
      case EOFException e -> new Fault.Closed(doing);
      case SocketException e -> new Fault.Closed(doing);
      default -> new Fault.Closed(doing);
    };
  }

  private static Fault tls(SSLException error) {
    Throwable root = error;
    boolean certificate = false;
    // Cause chains of the JDK are short; the bound only guards against a cycle.
    for (int depth = 0; depth < 16 && root.getCause() != null; depth++) {
      root = root.getCause();
      certificate |= root instanceof CertificateException;
    }
    return certificate
        ? new Fault.CertificateRejected(text(root))
        : new Fault.TlsFailed(text(error));
  }

  private static String text(Throwable error) {
    return Excerpt.of(error.getMessage() == null ? error.getClass().getName() : error.getMessage());
  }
}
