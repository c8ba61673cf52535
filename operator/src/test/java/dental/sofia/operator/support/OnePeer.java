package dental.sofia.operator.support;

import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Identity;
import dental.sofia.wire.net.Endpoint;
import java.util.List;
import java.util.Set;

/** Whoever is to be asked, it is this one. */
public record OnePeer(Peer peer) implements Vantage {

  /** A pod all of whose ports are the same. */
  public static Vantage at(Endpoint endpoint) {
    return new OnePeer(new Everywhere(endpoint));
  }

  @Override
  public List<Peer> peers(ComponentName component, Workload workload) {
    return List.of(peer);
  }

  @Override
  public String words() {
    return "in a test";
  }

  @Override
  public String asker() {
    return "the test";
  }

  @Override
  public String probeRoom(Identity deployment) {
    return deployment.uid();
  }

  private record Everywhere(Endpoint endpoint) implements Peer {
    @Override
    public Endpoint at(int port) {
      return endpoint;
    }

    @Override
    public Set<String> addresses() {
      return Set.of(endpoint.host());
    }
  }
}
