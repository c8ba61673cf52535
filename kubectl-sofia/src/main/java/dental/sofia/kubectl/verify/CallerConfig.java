package dental.sofia.kubectl.verify;

import dental.sofia.operator.config.OperatorConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator's settings as far as they can be known from outside: the names in the cluster. What
 * only matters for what is run has any value.
 *
 * @param clusterDomain DNS suffix of cluster-internal names
 */
record CallerConfig(String clusterDomain) implements OperatorConfig {

  private static final String USUAL_DOMAIN = "cluster.local";

  /** Of a cluster of which nothing is known. */
  static CallerConfig elsewhere() {
    return new CallerConfig(USUAL_DOMAIN);
  }

  /**
   * @param url that the operator gave; where it leads to a cluster name, the name ends with the
   *     domain that the operator knows
   */
  static CallerConfig of(Optional<String> url) {
    String service = ".svc.";
    return url.map(u -> u.replaceFirst("^[a-z]+://", "").replaceFirst(":[0-9]+$", ""))
        .filter(host -> host.contains(service))
        .map(host -> new CallerConfig(host.substring(host.indexOf(service) + service.length())))
        .orElseGet(CallerConfig::elsewhere);
  }

  @Override
  public Images images() {
    return new Images() {
      @Override
      public String livekit() {
        return "";
      }

      @Override
      public String coturn() {
        return "";
      }

      @Override
      public String calendar() {
        return "";
      }

      @Override
      public String agent() {
        return "";
      }
    };
  }

  @Override
  public List<String> podNetworks() {
    return List.of("10.0.0.0/8");
  }

  /** What coturn does with the API server's address is asked by the operator, who knows it. */
  @Override
  public Optional<String> apiServerAddress() {
    return Optional.empty();
  }

  @Override
  public Duration progressInterval() {
    return Duration.ZERO;
  }

  @Override
  public LeaderElection leaderElection() {
    throw new UnsupportedOperationException("nobody is elected here");
  }
}
