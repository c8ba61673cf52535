package dental.sofia.operator.check;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Identity;
import java.util.List;

/** Where the checks of a round stand: whom they can ask from there. */
public interface Vantage {

  /** In the cluster, where every ready pod is asked itself. */
  Vantage INSIDE =
      new Vantage() {
        @Override
        public List<Peer> peers(ComponentName component, Workload workload) {
          return workload.readyPeers();
        }

        @Override
        public List<Peer> unready(Workload workload) {
          return workload.unreadyPeers();
        }

        @Override
        public String probeRoom(Identity identity) {
          // The same in every round, so that rooms don't pile up.
          return identity.uid();
        }

        @Override
        public String words() {
          return "from inside the cluster";
        }

        @Override
        public String asker() {
          return "the operator";
        }
      };

  /**
   * @param workload what runs of the component
   * @return empty where nobody is ready
   */
  List<Peer> peers(ComponentName component, Workload workload);

  /**
   * Pods that run and take no callers, which may know why.
   *
   * @return empty where they can't be reached
   */
  default List<Peer> unready(Workload workload) {
    return List.of();
  }

  /**
   * Suffix of the room that probes join. Of two in one room the second puts the first one out, so
   * nobody else may use it at the same time.
   */
  String probeRoom(Identity identity);

  /** For messages: "proved …". */
  String words();

  /** For messages: who asks, and whose clock it is that others are compared with. */
  String asker();
}
