package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * Page and signalling under one host name over HTTPS, through an ingress controller of the user's.
 *
 * @param className which controller; absent: the cluster's default IngressClass
 * @param annotations put on the Ingress, for cert-manager or the controller
 * @param tlsSecretName a Secret of type {@code kubernetes.io/tls} for the host; absent: the
 *     controller's default certificate
 * @param port on which callers reach the controller
 * @param reachableFromPods false where pods can't connect to the controller's public address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngressSpec(
    @JsonPropertyDescription(
            "Name of the IngressClass, and with it of the controller. Default: the cluster's default class.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message =
                "exposure.ingress.className: write the name of an IngressClass, lower-case letters, digits, dashes and dots,"
                    + " like nginx")
        String className,
    @JsonPropertyDescription(
            "Annotations of the Ingress, for example cert-manager.io/cluster-issuer.")
        @Size(max = 32)
        Map<String, String> annotations,
    @JsonPropertyDescription(
            "Name of a Secret of type kubernetes.io/tls with a certificate for host; cert-manager can make it. Default: the"
                + " controller's own certificate.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "exposure.ingress.tlsSecretName: " + Rules.SECRET_MESSAGE)
        String tlsSecretName,
    @JsonPropertyDescription("Port on which callers reach the ingress controller by HTTPS.")
        @Default("443")
        @Min(1)
        @Max(65535)
        Integer port,
    @JsonPropertyDescription(
            "false where pods can't connect to the ingress controller's public address, as in networks without hairpin. The"
                + " way through the controller is then not proved on every reconcile; kubectl sofia verify still does.")
        @Default("true")
        Boolean reachableFromPods) {

  public IngressSpec {
    port = port == null ? 443 : port;
    reachableFromPods = reachableFromPods == null || reachableFromPods;
  }
}
