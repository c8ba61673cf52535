package dental.sofia.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A voice receptionist of one practice: LiveKit and, in transport mode Relay, coturn, run and
 * proved by the operator.
 *
 * <p>The name becomes part of the names of Services, so it has to be a DNS label (RFC 1035).
 */
@Group(SofiaDeployment.GROUP)
@Version(SofiaDeployment.VERSION)
@ShortNames("sofia")
@AdditionalPrinterColumn(
    name = "Ready",
    type = Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    type = Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Transport", type = Type.STRING, jsonPath = ".spec.transport.mode")
@AdditionalPrinterColumn(name = "URL", type = Type.STRING, jsonPath = ".status.url")
@AdditionalPrinterColumn(name = "Page", type = Type.STRING, jsonPath = ".status.page", priority = 1)
@AdditionalPrinterColumn(name = "Age", type = Type.DATE, jsonPath = ".metadata.creationTimestamp")
@ValidationRule(
    value = "size(self.metadata.name) <= 63",
    message =
        "metadata.name becomes a label and part of Service names: write at most 63 characters")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name becomes part of Service names: start with a letter and write lower-case letters, digits and"
            + " dashes only, no dots")
public class SofiaDeployment extends CustomResource<SofiaDeploymentSpec, SofiaDeploymentStatus>
    implements Namespaced {

  public static final String GROUP = "sofia.dental";
  public static final String VERSION = "v1alpha1";

  @Override
  @Required
  public SofiaDeploymentSpec getSpec() {
    return super.getSpec();
  }

  /**
   * The default is there before the operator has seen the resource, so that no tool takes a new
   * resource without conditions for a healthy one.
   */
  @Override
  @Default(
      """
      {"conditions": [{"type": "Ready", "status": "Unknown", "reason": "Pending",
        "message": "waiting for the operator", "lastTransitionTime": "1970-01-01T00:00:00Z"}]}
      """)
  public SofiaDeploymentStatus getStatus() {
    return super.getStatus();
  }
}
