package dental.sofia.operator.check.ingress;

import dental.sofia.operator.resolve.IngressModel;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.net.Connection;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.net.WireException;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ingress controller, at one of its addresses.
 *
 * @param ingress what it is asked for
 * @param address where it is
 */
record ControllerDoor(IngressModel ingress, String address) {

  /** What became of connecting. */
  sealed interface Handshake {

    record Good() implements Handshake {}

    /** It takes no connection, or does not speak TLS. */
    record Silent(String fault) implements Handshake {}

    /** No browser would believe it. */
    record Wrong(String why) implements Handshake {}
  }

  /** The first address that a controller has published. */
  static Optional<String> published(Ingress object) {
    if (object.getStatus() == null || object.getStatus().getLoadBalancer() == null) {
      return Optional.empty();
    }
    return object.getStatus().getLoadBalancer().getIngress().stream()
        .map(entry -> entry.getIp() != null ? entry.getIp() : entry.getHostname())
        .filter(found -> found != null && !found.isEmpty())
        .findFirst();
  }

  /** For questions; who it is has been looked at before. */
  HttpOrigin origin() {
    return new HttpOrigin(endpoint(Trust.anybody()), ingress.authority());
  }

  /**
   * Whether its certificate is for the host and not over. Whose it is can't be judged here:
   * browsers of a practice may trust an authority of its own.
   */
  Handshake shakeHands(Deadline deadline, Instant now) {
    var chain = new ArrayList<X509Certificate>();
    try {
      Connection.open(endpoint(Trust.anybody()), deadline, chain::addAll).close();
    } catch (WireException e) {
      return new Handshake.Silent(e.fault().describe());
    }
    X509Certificate leaf = chain.getFirst();
    Instant until = leaf.getNotAfter().toInstant();
    if (!now.isBefore(until)) {
      return new Handshake.Wrong("a certificate that ended at " + until);
    }
    try {
      // Believing the certificate itself, only its name can be wrong.
      Connection.open(endpoint(new Trust.Authorities(List.of(leaf))), deadline).close();
      return new Handshake.Good();
    } catch (WireException e) {
      return new Handshake.Wrong(
          "a certificate that is not for " + ingress.host() + ": " + e.fault().describe());
    }
  }

  private Endpoint endpoint(Trust trust) {
    return new Endpoint.Tls(address, ingress.port(), ingress.host(), trust);
  }

  @Override
  public String toString() {
    return new Endpoint.Tcp(address, ingress.port()).toString();
  }
}
