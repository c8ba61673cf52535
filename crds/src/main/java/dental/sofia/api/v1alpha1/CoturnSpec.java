package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;

/**
 * The TURN relay.
 *
 * @param image image reference; default: the operator's
 * @param host DNS name or IPv4 address of TURN; default: {@code spec.host}
 * @param replicas pods; an allocation lives and dies with the TCP connection to one of them
 * @param maxCalls calls at a time for each pod; quotas and relay ports follow from it
 * @param credentialTtl how long TURN credentials that LiveKit hands out stay good for new
 *     allocations
 * @param secretName a Secret of the user's with the key {@code secret}; default: a generated one
 * @param allowedPeers networks that may be relayed to; default: the operator's pod networks
 * @param resources of the container
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoturnSpec(
    @JsonPropertyDescription("Image of coturn, 4.6.3 or newer. Default: the operator's.")
        @Size(min = 1, max = 255)
        @ValidationRule(value = Rules.IMAGE, message = "coturn.image: " + Rules.IMAGE_MESSAGE)
        String image,
    @JsonPropertyDescription("DNS name or IPv4 address of TURN. Default: spec.host.")
        @Size(min = 1, max = 253)
        @ValidationRule(value = Rules.HOST, message = "coturn.host: " + Rules.HOST_MESSAGE)
        String host,
    @JsonPropertyDescription("Number of pods.") @Default("1") @Min(1) @Max(20) Integer replicas,
    @JsonPropertyDescription(
            "Calls at a time for each pod. Relay ports and quotas follow from it: six allocations a call.")
        @Default("100")
        @Min(1)
        @Max(2500)
        Integer maxCalls,
    @JsonPropertyDescription(
            "How long the TURN credentials that LiveKit hands out stay good for new allocations, like 12h. A call that"
                + " lasts longer can't reconnect.")
        @Default("24h")
        @Size(min = 2, max = 6)
        @ValidationRule(
            value = "self.matches('" + Rules.DURATION + "')",
            message =
                "coturn.credentialTtl: write a whole number with one unit, s, m or h, like 12h")
        @ValidationRule(
            value =
                "!self.matches('"
                    + Rules.DURATION
                    + "') || (duration(self) >= duration('10m') && duration(self) <= duration('24h'))",
            message =
                "coturn.credentialTtl: write a time from 10m to 24h (LiveKit accepts no longer one)")
        String credentialTtl,
    @JsonPropertyDescription(
            "Name of a Secret with the key secret (at least 32 characters). Default: the operator generates one and"
                + " keeps it.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "coturn.secretName: " + Rules.SECRET_MESSAGE)
        String secretName,
    @JsonPropertyDescription(
            "IPv4 networks that coturn may relay to, like 10.244.0.0/16; they must hold the LiveKit pods. Default: the"
                + " operator's pod networks.")
        @Size(min = 1, max = 16)
        @ValidationRule(
            value =
                "self.all(n, size(n) <= 18 &&"
                    + " n.matches('^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])/(3[0-2]|[12]?[0-9])$'))",
            message = "coturn.allowedPeers: write IPv4 networks in CIDR form, like 10.244.0.0/16")
        @ValidationRule(
            value = "self.all(n, !n.endsWith('/0'))",
            message =
                "coturn.allowedPeers: a /0 network would let every caller reach every address through the relay: write"
                    + " the pod network, like 10.244.0.0/16")
        List<@Size(max = 18) String> allowedPeers,
    @JsonPropertyDescription("Resources of the container.") ResourceRequirements resources) {

  public CoturnSpec {
    replicas = replicas == null ? 1 : replicas;
    maxCalls = maxCalls == null ? 100 : maxCalls;
    credentialTtl = credentialTtl == null ? "24h" : credentialTtl;
  }
}
