package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * How the doors of the deployment are opened to callers. Only TCP is ever opened.
 *
 * @param type the type of the Services
 * @param ingress how page and signalling are reached over HTTPS; absent: through Services of their
 *     own, over plain HTTP
 * @param nodePorts the ports on every node; with type NodePort only
 * @param annotations put on the Services, for example for a cloud's load balancer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.type == 'NodePort' || !has(self.nodePorts)",
    message =
        "exposure.nodePorts is used with exposure.type NodePort only: remove it or write type: NodePort")
public record ExposureSpec(
    @JsonPropertyDescription(
            "Type of the Services for page, signalling and TURN: NodePort, LoadBalancer, or ClusterIP when you bring your own"
                + " way in.")
        @Default("NodePort")
        Type type,
    @JsonPropertyDescription(
            "Page and signalling over HTTPS, through the cluster's ingress controller, under host. Without it each has a"
                + " Service of that type, over plain HTTP. TURN always has.")
        IngressSpec ingress,
    @JsonPropertyDescription(
            "Ports on every node, inside the cluster's node port range. With type NodePort only.")
        NodePorts nodePorts,
    @JsonPropertyDescription(
            "Annotations of the exposed Services, for example for a cloud's load balancer.")
        @Size(max = 32)
        Map<String, String> annotations) {

  public ExposureSpec {
    type = type == null ? Type.NODE_PORT : type;
  }

  /** The type of a Service, in the API's own words. */
  public enum Type {
    @JsonProperty("ClusterIP")
    CLUSTER_IP,
    @JsonProperty("NodePort")
    NODE_PORT,
    @JsonProperty("LoadBalancer")
    LOAD_BALANCER
  }

  /**
   * Ports that are opened on every node.
   *
   * @param calendar the page, TCP
   * @param livekit signalling, TCP
   * @param turn TURN over TCP
   * @param turnTls TURN over TLS; opened only where {@code spec.tls} is set
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value =
          "self.livekit != self.turn && self.livekit != self.turnTls && self.turn != self.turnTls && !(self.calendar in"
              + " [self.livekit, self.turn, self.turnTls])",
      message =
          "exposure.nodePorts.calendar, exposure.nodePorts.livekit, exposure.nodePorts.turn and"
              + " exposure.nodePorts.turnTls must be four different ports")
  public record NodePorts(
      @JsonPropertyDescription("Node port for the page.") @Default("3005") @Min(1) @Max(65535)
          Integer calendar,
      @JsonPropertyDescription("Node port for signalling (HTTP and WebSocket).")
          @Default("7880")
          @Min(1)
          @Max(65535)
          Integer livekit,
      @JsonPropertyDescription("Node port for TURN over TCP.") @Default("3478") @Min(1) @Max(65535)
          Integer turn,
      @JsonPropertyDescription("Node port for TURN over TLS. Opened only where tls is set.")
          @Default("5349")
          @Min(1)
          @Max(65535)
          Integer turnTls) {

    public NodePorts {
      calendar = calendar == null ? 3005 : calendar;
      livekit = livekit == null ? 7880 : livekit;
      turn = turn == null ? 3478 : turn;
      turnTls = turnTls == null ? 5349 : turnTls;
    }
  }
}
