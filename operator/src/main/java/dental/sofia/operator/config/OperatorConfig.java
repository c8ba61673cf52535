package dental.sofia.operator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the operator as a whole; the chart sets them as environment variables {@code
 * SOFIA_…}.
 */
@ConfigMapping(prefix = "sofia")
public interface OperatorConfig {

  /** Images of the parts that it runs, for resources that name none. */
  Images images();

  /**
   * IPv4 networks in CIDR form in which pods live: what coturn may relay to. The default is every
   * private network, because the operator can't ask the cluster; whoever knows the pod network
   * should narrow it.
   */
  @WithDefault("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10")
  List<String> podNetworks();

  /**
   * Cluster address of the API server, which coturn must never relay to. Absent outside a cluster.
   */
  Optional<String> apiServerAddress();

  /** DNS suffix of cluster-internal names. */
  @WithDefault("cluster.local")
  String clusterDomain();

  /**
   * How long news that only says "further than before" may wait to be written together with the
   * next.
   */
  @WithDefault("30s")
  Duration progressInterval();

  LeaderElection leaderElection();

  /** Image references. */
  interface Images {
    String livekit();

    String coturn();

    String calendar();

    String agent();
  }

  /** Needed only where more than one replica runs: it costs a write every other second. */
  interface LeaderElection {
    @WithDefault("false")
    boolean enabled();

    @WithDefault("sofia-operator")
    String leaseName();

    /** Namespace of the lease; default: the operator's own. */
    Optional<String> leaseNamespace();
  }
}
