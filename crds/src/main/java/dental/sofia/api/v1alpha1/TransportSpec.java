package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How media travels. The two modes exclude each other: a relay carries UDP behind it, and a LiveKit
 * that is held to TCP can never be reached through a relay.
 *
 * @param mode Relay or Direct
 * @param direct what Direct needs to know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.mode == 'Direct' || !has(self.direct)",
    message =
        "transport.direct is used in mode Direct only: remove it or write transport.mode: Direct")
public record TransportSpec(
    @JsonPropertyDescription(
            "Relay: callers reach coturn over TCP, coturn reaches LiveKit inside the cluster. Direct: callers reach"
                + " LiveKit itself over ICE-TCP; there is no coturn and no UDP anywhere.")
        @Default("Relay")
        Mode mode,
    @JsonPropertyDescription("Settings of mode Direct.") Direct direct) {

  public TransportSpec {
    mode = mode == null ? Mode.RELAY : mode;
  }

  /** How media reaches LiveKit. */
  public enum Mode {
    @JsonProperty("Relay")
    RELAY,
    @JsonProperty("Direct")
    DIRECT
  }

  /**
   * The one address that callers are told to connect to.
   *
   * @param publicAddress IPv4 address that leads to LiveKit's media port
   * @param port TCP port, the same in the pod, the Service and on the public address
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Direct(
      @JsonPropertyDescription(
              "IPv4 address that callers connect to for media. Default: the node's address with exposure.type NodePort,"
                  + " the pod's with ClusterIP; required with LoadBalancer.")
          @Size(max = 15)
          @ValidationRule(
              value = Rules.IPV4,
              message =
                  "transport.direct.publicAddress: write one IPv4 address like 203.0.113.10 (LiveKit advertises an"
                      + " address, not a name, and no IPv6 literal)")
          String publicAddress,
      @JsonPropertyDescription(
              "TCP port for media. It is the same in the pod, the Service, on the node and on the public address, because"
                  + " LiveKit can't advertise another port than the one it listens on.")
          @Default("7881")
          @Min(1024)
          @Max(65535)
          @ValidationRule(
              value = "self != 7880",
              message =
                  "transport.direct.port: 7880 is LiveKit's signalling port in the pod: write another, like 7881")
          Integer port) {

    public Direct {
      port = port == null ? 7881 : port;
    }
  }
}
