package dental.sofia.operator.resolve;

import java.util.Map;

/** How the doors, page, signalling and TURN, are opened to callers. */
public sealed interface Exposure {

  /** Annotations of the Services. */
  Map<String, String> annotations();

  /** Inside the cluster only; the user brings the way in. */
  record ClusterIp(Map<String, String> annotations) implements Exposure {}

  /** On a port of every node. */
  record NodePort(int calendar, int livekit, int turn, int turnTls, Map<String, String> annotations)
      implements Exposure {}

  /** Through the cloud's load balancer. */
  record LoadBalancer(Map<String, String> annotations) implements Exposure {}
}
