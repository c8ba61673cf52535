package dental.sofia.operator.component.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.support.Models;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LiveKit ends on a key that it doesn't know, so both documents are held to the letter. */
class LiveKitConfigTest {

  @Test
  void inModeRelayHasOneUdpPortInsideAndTurnOverTcpOutside() {
    assertThat(
            render(
                "{host: sofia.example.com, coturn: {host: turn.example.com}, agent: {enabled: false}}"))
        .isEqualTo(
            """
            port: 7880
            rtc:
              tcp_port: 0
              udp_port: 7882
              use_external_ip: false
              allow_tcp_fallback: false
              relay_acceptance_min_wait: "50ms"
              turn_servers:
              - host: "turn.example.com"
                port: 3478
                protocol: "tcp"
                secret_file: "/etc/livekit/keys/turn-secret"
                ttl: 86400
            key_file: "/etc/livekit/keys/keys.yaml"
            logging:
              level: "info"
              json: true
            """);
  }

  @Test
  void inModeDirectHasNoUdpAndNoStunServerOfThirdParties() {
    assertThat(render("{host: sofia.example.com, transport: {mode: Direct, direct: {port: 7443}}}"))
        .isEqualTo(
            """
            port: 7880
            rtc:
              force_tcp: true
              tcp_port: 7443
              use_external_ip: false
              stun_servers:
              - "sofia.example.com:7443"
            key_file: "/etc/livekit/keys/keys.yaml"
            logging:
              level: "info"
              json: true
            webhook:
              filter_params:
                include_events:
                - "participant_left"
                - "participant_connection_aborted"
              urls:
              - "http://praxis-agent.practices.svc.cluster.local:8080/webhook"
            """);
  }

  @Test
  void tellsTheAgentBesidesWhomTheUserWants() throws IOException {
    assertThat(
            read(render("{livekit: {config: {webhook: {urls: [\"https://example.com/hook\"]}}}}"))
                .get("webhook"))
        .isEqualTo(
            Map.of(
                "urls",
                List.of(
                    "https://example.com/hook",
                    "http://praxis-agent.practices.svc.cluster.local:8080/webhook")));
  }

  @Test
  void takesFurtherKeysInOrderAndAsTheyAre() throws IOException {
    String spec =
        "{agent: {enabled: false}, livekit: {config: {room: {max_participants: 10, empty_timeout: 300}, audio:"
            + " {active_level: 30}, webhook: {urls: [\"https://example.com/a: b\"], api_key:"
            + " \"yes\"}}}}";
    Map<String, Object> document = read(render(spec));
    assertThat(List.copyOf(document.keySet()))
        .containsExactly("port", "rtc", "key_file", "logging", "audio", "room", "webhook");
    assertThat(document.get("room"))
        .isEqualTo(Map.of("max_participants", 10, "empty_timeout", 300));
    assertThat(document.get("webhook"))
        .isEqualTo(Map.of("urls", List.of("https://example.com/a: b"), "api_key", "yes"));
  }

  @Test
  void takesTheLogLevelInLiveKitsOwnWord() throws IOException {
    assertThat(read(render("{livekit: {logLevel: warn}}")).get("logging"))
        .isEqualTo(Map.of("level", "warn", "json", true));
  }

  private static String render(String spec) {
    SofiaModel model = Models.withSpec(spec);
    return LiveKitConfig.of(model).render(model.livekit().extraConfig());
  }

  private static Map<String, Object> read(String yaml) throws IOException {
    return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
  }
}
