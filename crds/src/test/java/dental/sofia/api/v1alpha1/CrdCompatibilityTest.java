package dental.sofia.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A released definition is a promise: what a user wrote for it stays valid and keeps its meaning. A
 * release adds its definition to {@code crds/released}; none is ever edited.
 */
class CrdCompatibilityTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final String RELEASED =
      """
      spec:
        group: sofia.dental
        scope: Namespaced
        names: {kind: SofiaDeployment, plural: sofiadeployments, shortNames: [sofia]}
        versions:
        - name: v1alpha1
          served: true
          subresources: {status: {}}
          additionalPrinterColumns: [{name: Ready}]
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  properties:
                    host: {type: string, maxLength: 253, minLength: 1}
                    mode: {type: string, enum: [Relay, Direct], default: Relay}
                    port: {type: integer, minimum: 1024, maximum: 65535}
                    peers: {type: array, minItems: 1, maxItems: 16, items: {type: string, pattern: "^a"}}
                    notes: {type: object, maxProperties: 8, additionalProperties: {type: string}}
      """;

  static Stream<Path> released() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("released"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void whatWasValidForAReleasedDefinitionStaysValid(Path released) throws IOException {
    JsonNode now =
        YAML.readTree(Path.of("generated/sofiadeployments.sofia.dental-v1.yml").toFile());
    assertThat(CrdComparison.problems(YAML.readTree(released.toFile()), now))
        .as("what the generated definition breaks for users of %s", released.getFileName())
        .isEmpty();
  }

  @Test
  void aDefinitionIsCompatibleWithItself() throws JsonProcessingException {
    assertThat(problems(RELEASED)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          host: {type: string, maxLength: 253, minLength: 1} | name: {type: string}             | spec.host was removed
          maxLength: 253                                     | maxLength: 63                    | spec.host: maxLength changed from 253 to 63
          minLength: 1                                       | minLength: 2                     | spec.host: minLength changed from 1 to 2
          host: {type: string,                               | host: {type: integer,            | spec.host: type changed from "string" to "integer"
          host: {type: string,                               | host: {type: string, format: ip, | spec.host: format changed from nothing to "ip"
          host: {type: string,                               | host: {type: string, pattern: a, | spec.host: pattern changed from nothing to "a"
          host: {type: string,                               | host: {type: string, enum: [a],  | spec.host: enum was added
          enum: [Relay, Direct]                              | enum: [Relay]                    | spec.mode: enum value Direct was removed
          default: Relay                                     | default: Direct                  | spec.mode: default changed from "Relay" to "Direct"
          minimum: 1024                                      | minimum: 1025                    | spec.port: minimum changed from 1024 to 1025
          maximum: 65535                                     | maximum: 32767                   | spec.port: maximum changed from 65535 to 32767
          {type: integer,                                    | {type: integer, required: [x],   | spec.port.x became required
          maxItems: 16                                       | maxItems: 15                     | spec.peers: maxItems changed from 16 to 15
          minItems: 1                                        | minItems: 2                      | spec.peers: minItems changed from 1 to 2
          pattern: "^a"                                      | pattern: "^ab"                   | spec.peers[]: pattern changed from "^a" to "^ab"
          maxProperties: 8                                   | maxProperties: 4                 | spec.notes: maxProperties changed from 8 to 4
          additionalProperties: {type: string}               | additionalProperties: {type: integer} | spec.notes{}: type changed from "string" to "integer"
          served: true                                       | served: false                    | version v1alpha1 is no longer served
          name: v1alpha1                                     | name: v1beta1                    | version v1alpha1 is no longer served
          subresources: {status: {}}                         | subresources: {}                 | subresource status was removed
          [{name: Ready}]                                    | [{name: State}]                  | printer column Ready was removed
          shortNames: [sofia]                                | shortNames: [sd]                 | short name sofia was removed
          scope: Namespaced                                  | scope: Cluster                   | scope changed
          group: sofia.dental                                | group: sofia.example             | group changed
          kind: SofiaDeployment                              | kind: Sofia                      | names/kind changed
          """)
  void aBreakIsFound(String released, String now, String problem) throws JsonProcessingException {
    assertThat(RELEASED).contains(released);
    assertThat(problems(RELEASED.replace(released, now))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          host: {type: string, maxLength: 253 | host: {type: string, maxLength: 300
          enum: [Relay, Direct]               | enum: [Relay, Direct, Ingress]
          enum: [Relay, Direct]               | description: how media travels
          minimum: 1024                       | minimum: 1
          maximum: 65535                      | description: a port
          maxItems: 16                        | maxItems: 32
          [{name: Ready}]                     | [{name: Ready}, {name: Age}]
          shortNames: [sofia]                 | shortNames: [sofia, sd]
          """)
  void whatOnlyAddsIsCompatible(String released, String now) throws JsonProcessingException {
    assertThat(RELEASED).contains(released);
    assertThat(problems(RELEASED.replace(released, now))).isEmpty();
  }

  @Test
  void aNewFieldIsCompatible() throws JsonProcessingException {
    String field = "host: {type: string, maxLength: 253, minLength: 1}";
    String indent = " ".repeat(14);
    assertThat(problems(RELEASED.replace(field, field + "\n" + indent + "page: {type: string}")))
        .isEmpty();
  }

  private static List<String> problems(String now) throws JsonProcessingException {
    return CrdComparison.problems(YAML.readTree(RELEASED), YAML.readTree(now));
  }
}
