package dental.sofia.operator.check;

import dental.sofia.operator.credentials.Withheld;
import dental.sofia.wire.net.Endpoint;
import java.util.Set;

/**
 * Who can be asked: a ready pod, or, from where callers stand, the pods behind an exposed address.
 * Its text is what messages call it.
 */
public interface Peer {

  /**
   * Where one of the pods' ports is reached.
   *
   * @param port as in the pods
   */
  Endpoint at(int port);

  /** Addresses of the pods one of which answers. */
  Set<String> addresses() throws Withheld;

  /**
   * A ready pod, asked itself.
   *
   * @param name its name
   * @param ip its address
   */
  record OfPod(String name, String ip) implements Peer {

    @Override
    public Endpoint at(int port) {
      return Endpoint.tcp(ip, port);
    }

    @Override
    public Set<String> addresses() {
      return Set.of(ip);
    }

    @Override
    public String toString() {
      return "pod " + name + " (" + ip + ")";
    }
  }
}
