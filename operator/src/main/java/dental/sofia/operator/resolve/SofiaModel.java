package dental.sofia.operator.resolve;

import dental.sofia.operator.naming.Identity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One deployment with everything decided. Equal models render equal objects.
 *
 * @param identity which resource it is
 * @param url where callers reach signalling
 * @param exposure how the doors are opened
 * @param ingress how page and signalling are reached over HTTPS, where they are
 * @param transport how media travels
 * @param livekit the WebRTC server
 * @param calendar the practice's calendar, where there is one
 * @param agent the voice agent, where there is one
 * @param checks how it is proved
 */
public record SofiaModel(
    Identity identity,
    String url,
    Exposure exposure,
    Optional<IngressModel> ingress,
    Transport transport,
    LiveKitModel livekit,
    Optional<CalendarModel> calendar,
    Optional<AgentModel> agent,
    ChecksModel checks) {

  /** The relay, where media goes through one. */
  public Optional<Transport.CoturnModel> coturn() {
    return switch (transport) {
      case Transport.Relay relay -> Optional.of(relay.coturn());
      case Transport.Direct direct -> Optional.empty();
    };
  }

  /** How the Services of page and signalling are opened: the controller reaches any. */
  public Exposure webExposure() {
    return ingress.isPresent() ? new Exposure.ClusterIp(Map.of()) : exposure;
  }

  /** The same, with another deadline for all checks of one proof. */
  public SofiaModel withDeadline(Duration deadline) {
    var patient = new ChecksModel(checks.interval(), deadline, checks.callInterval());
    return new SofiaModel(
        identity, url, exposure, ingress, transport, livekit, calendar, agent, patient);
  }

  /**
   * The WebRTC server.
   *
   * @param image full reference
   * @param logLevel in LiveKit's words
   * @param apiKey where the API key pair comes from
   * @param extraConfig keys of livekit.yaml that the operator does not decide
   * @param resources of the container
   */
  public record LiveKitModel(
      String image,
      String logLevel,
      SecretSource apiKey,
      Map<String, Object> extraConfig,
      ResourceRequirements resources) {}

  /**
   * How a deployment is proved.
   *
   * @param interval from one proof to the next
   * @param deadline of all checks of one proof together
   * @param callInterval from one call of the agent to the next; zero: it is not called
   */
  public record ChecksModel(Duration interval, Duration deadline, Duration callInterval) {}
}
