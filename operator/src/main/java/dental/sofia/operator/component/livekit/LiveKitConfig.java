package dental.sofia.operator.component.livekit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * livekit.yaml as a type. LiveKit parses it strictly: one unknown key and the server ends, with
 * exit code 0.
 *
 * @param port signalling
 * @param rtc transport
 * @param keyFile path of the API keys; others must not be able to read it
 * @param logging level and form
 * @param webhook whom LiveKit tells of calls that lost their agent
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveKitConfig(
    int port, Rtc rtc, String keyFile, Logging logging, @JsonIgnore Optional<Webhook> webhook) {

  static final String KEYS_DIRECTORY = "/etc/livekit/keys";
  static final String KEYS_FILE = "keys.yaml";
  static final String TURN_SECRET_FILE = "turn-secret";
  private static final String WEBHOOK = "webhook";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  /**
   * Keys that are absent are LiveKit's defaults; the two modes share none but the external address
   * switch.
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rtc(
      Boolean forceTcp,
      int tcpPort,
      Integer udpPort,
      boolean useExternalIp,
      Boolean allowTcpFallback,
      String relayAcceptanceMinWait,
      List<TurnServer> turnServers,
      List<String> stunServers) {}

  /** What LiveKit hands to clients, with credentials made from the secret. */
  @JsonNaming(SnakeCaseStrategy.class)
  record TurnServer(String host, int port, String protocol, String secretFile, long ttl) {}

  record Logging(String level, @JsonProperty("json") boolean asJson) {}

  static LiveKitConfig of(SofiaModel model) {
    Rtc rtc =
        switch (model.transport()) {
          case Transport.Relay relay -> relay(relay.coturn());
          case Transport.Direct direct -> direct(direct, URI.create(model.url()).getHost());
        };
    return new LiveKitConfig(
        Ports.SIGNALLING,
        rtc,
        KEYS_DIRECTORY + "/" + KEYS_FILE,
        new Logging(model.livekit().logLevel(), true),
        model.agent().map(Webhook::of));
  }

  /**
   * One UDP socket inside the cluster. A port range of zero would not do: it means the default
   * range.
   */
  private static Rtc relay(Transport.CoturnModel coturn) {
    return new Rtc(
        null,
        0,
        Ports.MEDIA_UDP,
        false,
        // After a broken connection LiveKit would hold a caller to TCP for minutes, which no relay
        // can carry.
        false,
        // The default of two seconds delays every relayed connection by as much.
        "50ms",
        turnServers(coturn),
        null);
  }

  /** LiveKit writes one URL for each; a caller tries them all. */
  private static List<TurnServer> turnServers(Transport.CoturnModel coturn) {
    var servers = new ArrayList<TurnServer>();
    servers.add(turnServer(coturn, coturn.port(), "tcp"));
    coturn.tls().ifPresent(tls -> servers.add(turnServer(coturn, tls.port(), "tls")));
    return servers;
  }

  private static TurnServer turnServer(Transport.CoturnModel coturn, int port, String protocol) {
    return new TurnServer(
        coturn.host(),
        port,
        protocol,
        KEYS_DIRECTORY + "/" + TURN_SECRET_FILE,
        coturn.credentialTtl().toSeconds());
  }

  /** The only real switch against UDP is {@code force_tcp}. */
  private static Rtc direct(Transport.Direct direct, String host) {
    return new Rtc(
        true,
        direct.port(),
        null,
        false,
        null,
        null,
        null,
        // Without any, LiveKit sends callers to public STUN servers of third parties. Nothing
        // listens here, and nothing has to:
        // a caller needs no address of its own to reach a passive candidate.
        List.of(host + ":" + direct.port()));
  }

  /**
   * @param extra keys that the user adds; none of them is one of ours
   */
  String render(Map<String, Object> extra) {
    var document =
        new LinkedHashMap<String, Object>(
            YAML.convertValue(this, new TypeReference<Map<String, Object>>() {}));
    var rest = new TreeMap<>(extra);
    webhook.ifPresent(ours -> rest.put(WEBHOOK, ours.together(extra.get(WEBHOOK))));
    document.putAll(rest);
    return yaml(document);
  }

  static String yaml(Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can't be written as YAML", e);
    }
  }
}
