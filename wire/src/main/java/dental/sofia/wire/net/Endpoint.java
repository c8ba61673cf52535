package dental.sofia.wire.net;

/** Where to connect to, and how. */
public sealed interface Endpoint {

  /** A name or an IP literal. */
  String host();

  int port();

  static Endpoint tcp(String host, int port) {
    return new Tcp(host, port);
  }

  /** TLS to the host whose name is also the one that its certificate must have. */
  static Endpoint tls(String host, int port, Trust trust) {
    return new Tls(host, port, host, trust);
  }

  record Tcp(String host, int port) implements Endpoint {
    public Tcp {
      requirePort(port);
    }

    @Override
    public String toString() {
      return authority(host, port);
    }
  }

  /**
   * @param serverName the name asked for by SNI and looked for in the certificate. It differs from
   *     the host where a pod is checked by its address for the name that the outside uses.
   */
  record Tls(String host, int port, String serverName, Trust trust) implements Endpoint {
    public Tls {
      requirePort(port);
    }

    @Override
    public String toString() {
      return authority(host, port);
    }
  }

  /** Host and port as in a URI: an IPv6 literal in brackets. */
  private static String authority(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private static void requirePort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
