package dental.sofia.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings by the names under which the chart and the cluster set them. */
class OperatorConfigTest {

  @Test
  void needsNothingFromOutside() {
    var config = Settings.fromEnvironment(Map.of());
    assertThat(config.images().livekit()).isEqualTo("livekit/livekit-server:v1.13.5");
    assertThat(config.images().coturn()).isEqualTo("coturn/coturn:4.18.0");
    assertThat(config.podNetworks())
        .containsExactly("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");
    assertThat(config.apiServerAddress()).isEmpty();
    assertThat(config.clusterDomain()).isEqualTo("cluster.local");
    assertThat(config.progressInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.leaderElection().enabled()).isFalse();
    assertThat(config.leaderElection().leaseNamespace()).isEmpty();
  }

  @Test
  void takesWhatTheChartSets() {
    var config =
        Settings.fromEnvironment(
            Map.of(
                "SOFIA_IMAGES_LIVEKIT", "localhost/livekit-server:v1.13.5",
                "SOFIA_IMAGES_COTURN", "localhost/coturn:4.18.0",
                "SOFIA_POD_NETWORKS", "10.244.0.0/16,10.245.0.0/16",
                "SOFIA_LEADER_ELECTION_ENABLED", "true",
                "POD_NAMESPACE", "sofia-system"));
    assertThat(config.images().livekit()).isEqualTo("localhost/livekit-server:v1.13.5");
    assertThat(config.images().coturn()).isEqualTo("localhost/coturn:4.18.0");
    assertThat(config.podNetworks()).containsExactly("10.244.0.0/16", "10.245.0.0/16");
    assertThat(config.leaderElection().enabled()).isTrue();
    assertThat(config.leaderElection().leaseNamespace()).contains("sofia-system");
  }

  @Test
  void takesTheApiServersAddressThatEveryPodIsGiven() {
    var config = Settings.fromEnvironment(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1"));
    assertThat(config.apiServerAddress()).contains("10.96.0.1");
  }

  /** For an operator that stands outside the cluster, though the variables of a pod are set. */
  @Test
  void anEmptyAddressOfTheApiServerIsNone() {
    assertThat(
            Settings.fromEnvironment(
                    Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "SOFIA_API_SERVER_ADDRESS", ""))
                .apiServerAddress())
        .isEmpty();
  }
}
