package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What a user asks for. Every field has a default: an empty {@code spec} comes up on a laptop.
 *
 * @param host DNS name or IPv4 address under which callers reach the deployment
 * @param exposure how the two doors, signalling and TURN, are opened to callers
 * @param transport how media travels
 * @param tls the certificate of TURN over TLS; absent: callers reach TURN over plain TCP only
 * @param livekit the WebRTC server
 * @param coturn the TURN relay; used in transport mode Relay only
 * @param agent Sofia herself, who answers calls
 * @param calendar the practice's calendar, its page, and the way into a call
 * @param practice what page and agent know of the practice
 * @param checks how often and how patiently the deployment is proved
 * @param suspend true: nothing is applied, checked or repaired until it is false again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.exposure.type != 'LoadBalancer' || has(self.host)",
    message =
        "exposure.type LoadBalancer needs host: write the DNS name or IPv4 address that leads to the load balancer")
@ValidationRule(
    value = "!has(self.exposure.ingress) || (has(self.host) && self.host.matches('[A-Za-z]'))",
    message =
        "exposure.ingress needs a name as host, like sofia.example.com: the ingress controller tells hosts apart by"
            + " name, and certificates are issued for names")
@ValidationRule(
    value =
        "self.exposure.type != 'LoadBalancer' || self.transport.mode != 'Direct' || (has(self.transport.direct) &&"
            + " has(self.transport.direct.publicAddress))",
    message =
        "transport.mode Direct behind a LoadBalancer needs transport.direct.publicAddress: write the load balancer's"
            + " IPv4 address, it is what callers are told to connect to")
@ValidationRule(
    value =
        "self.exposure.type != 'NodePort' || self.transport.mode != 'Direct' || !((has(self.transport.direct) ?"
            + " self.transport.direct.port : 7881) in (has(self.exposure.nodePorts) ? [self.exposure.nodePorts.livekit,"
            + " self.exposure.nodePorts.calendar] : [7880, 3005]))",
    message =
        "transport.direct.port, exposure.nodePorts.livekit and exposure.nodePorts.calendar are all opened on the node:"
            + " write different ports")
@ValidationRule(
    value = "!has(self.tls) || self.transport.mode == 'Relay'",
    message =
        "tls is the certificate of TURN over TLS, and transport.mode Direct has no TURN: remove tls or write transport.mode: Relay")
public record SofiaDeploymentSpec(
    @JsonPropertyDescription(
            "DNS name or IPv4 address under which callers reach the deployment. Default: localhost with exposure.type"
                + " NodePort, the Service's cluster name with ClusterIP; required with LoadBalancer.")
        @Size(min = 1, max = 253)
        @ValidationRule(value = Rules.HOST, message = "host: " + Rules.HOST_MESSAGE)
        String host,
    @JsonPropertyDescription("How signalling and TURN are opened to callers.") @Default("{}")
        ExposureSpec exposure,
    @JsonPropertyDescription("How media travels between callers and LiveKit.") @Default("{}")
        TransportSpec transport,
    @JsonPropertyDescription(
            "The certificate of TURN over TLS. Without it callers reach TURN over plain TCP only.")
        TlsSpec tls,
    @JsonPropertyDescription("The WebRTC server.") @Default("{}") LiveKitSpec livekit,
    @JsonPropertyDescription("The TURN relay. Used in transport.mode Relay only.") @Default("{}")
        CoturnSpec coturn,
    @JsonPropertyDescription("Sofia herself: the voice agent that answers calls.") @Default("{}")
        AgentSpec agent,
    @JsonPropertyDescription(
            "The practice's calendar: its page, its appointments, and the way into a call.")
        @Default("{}")
        CalendarSpec calendar,
    @JsonPropertyDescription("What page and agent know of the practice.") @Default("{}")
        PracticeSpec practice,
    @JsonPropertyDescription("How often and how patiently the deployment is proved.") @Default("{}")
        ChecksSpec checks,
    @JsonPropertyDescription(
            "true stops reconciling: nothing is applied, checked or repaired. What runs stays as it is.")
        @Default("false")
        Boolean suspend) {

  public SofiaDeploymentSpec {
    exposure = exposure == null ? new ExposureSpec(null, null, null, null) : exposure;
    transport = transport == null ? new TransportSpec(null, null) : transport;
    livekit = livekit == null ? new LiveKitSpec(null, null, null, null, null) : livekit;
    coturn =
        coturn == null ? new CoturnSpec(null, null, null, null, null, null, null, null) : coturn;
    agent = agent == null ? new AgentSpec(null, null, null, null, null, null, null) : agent;
    calendar =
        calendar == null
            ? new CalendarSpec(null, null, null, null, null, null, null, null)
            : calendar;
    practice =
        practice == null
            ? new PracticeSpec(null, null, null, null, null, null, null, null, null, null)
            : practice;
    checks = checks == null ? new ChecksSpec(null, null, null) : checks;
    suspend = suspend != null && suspend;
  }
}
