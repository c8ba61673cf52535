package dental.sofia.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Makes the CustomResourceDefinition from the records, and smooths what the generator leaves rough:
 * it names each rule of a record component twice (once for the field, once for the accessor), sorts
 * printer columns by path, and gives a free-form map object values only.
 */
final class CrdYaml {

  private static final List<String> COLUMNS = List.of("Ready", "Reason", "Transport", "URL", "Age");

  private static final Map<String, String> CONDITION_FIELDS =
      Map.of(
          "type", "What must hold, like LiveKitAvailable.",
          "status", "True, False or Unknown.",
          "reason", "One word for the state; each has a section in the runbook.",
          "message", "What was found and what to do about it.",
          "lastTransitionTime", "When the status last changed.",
          "observedGeneration", "Generation of the spec that this condition speaks of.");

  private CrdYaml() {}

  static String generate(Path directory) throws IOException {
    new CRDGenerator()
        .customResourceClasses(SofiaDeployment.class)
        .forCRDVersions("v1")
        .withMinQuotes(true)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                return smooth((CustomResourceDefinition) crd);
              }
            })
        .inOutputDir(directory.toFile())
        .generate();
    return Files.readString(directory.resolve("sofiadeployments.sofia.dental-v1.yml"));
  }

  private static CustomResourceDefinition smooth(CustomResourceDefinition crd) {
    var version = crd.getSpec().getVersions().getFirst();
    version
        .getAdditionalPrinterColumns()
        .sort(
            Comparator.comparing(
                (CustomResourceColumnDefinition column) -> COLUMNS.indexOf(column.getName())));
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription(
        "A voice receptionist of one practice: LiveKit and, in transport mode Relay, coturn, run and proved by the"
            + " operator.");
    dropRepeatedRules(root);
    property(root, "spec").setDescription("What is asked for.");
    JSONSchemaProps status = property(root, "status");
    status.setDescription("What the operator found.");
    property(status, "conditions")
        .getItems()
        .getSchema()
        .getProperties()
        .forEach((name, field) -> field.setDescription(CONDITION_FIELDS.get(name)));
    property(property(property(root, "spec"), "livekit"), "config").setAdditionalProperties(null);
    for (String component : List.of("livekit", "coturn", "calendar", "agent")) {
      checkQuantities(property(property(property(root, "spec"), component), "resources"));
    }
    return crd;
  }

  private static void dropRepeatedRules(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    schema.getProperties().values().forEach(CrdYaml::dropRepeatedRules);
  }

  /**
   * Without these rules a wrong quantity would be stored, and read by no client. Claims are left
   * out: they name what a pod asks for, and that is not the user's here.
   */
  private static void checkQuantities(JSONSchemaProps resources) {
    resources.getProperties().remove("claims");
    resources
        .getProperties()
        .forEach(
            (name, amounts) -> {
              amounts.setMaxProperties(16L);
              JSONSchemaProps amount = amounts.getAdditionalProperties().getSchema();
              amount.setMaxLength(32L);
              amount.setXKubernetesValidations(
                  List.of(
                      new ValidationRuleBuilder()
                          .withRule(
                              "type(self) == int ? self >= 0 : (isQuantity(self) &&"
                                  + " !self.startsWith('-'))")
                          .withMessage(
                              "resources."
                                  + name
                                  + ": write a Kubernetes quantity, like 500m for half a processor or 512Mi of memory")
                          .build()));
            });
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return schema.getProperties().get(name);
  }
}
