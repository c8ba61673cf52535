package dental.sofia.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
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
    return crd;
  }

  private static void dropRepeatedRules(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    schema.getProperties().values().forEach(CrdYaml::dropRepeatedRules);
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return schema.getProperties().get(name);
  }
}
