package dental.sofia.operator.check;

import dental.sofia.operator.naming.ComponentName;
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

  /** For messages: "proved …". */
  String words();

  /** For messages: who asks, and whose clock it is that others are compared with. */
  String asker();
}
