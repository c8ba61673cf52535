package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.CrdRules;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Repository;
import dental.sofia.e2e.harness.Sandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EndToEnd
class RejectedResourcesIT {

  private static final Path FIXTURES = Repository.ROOT.resolve("e2e/src/test/resources");
  private static final String EXPECT = "# expect: ";

  private static final Map<String, String> REFUSALS = new ConcurrentHashMap<>();

  private static Sandbox sandbox;

  @BeforeAll
  static void namespace(Sandbox given) {
    sandbox = given;
  }

  static Stream<String> rejected() {
    return names("rejected");
  }

  static Stream<String> accepted() {
    return names("accepted");
  }

  static List<Path> examples() {
    return Repository.yaml(Repository.ROOT.resolve("examples"));
  }

  private static Stream<String> names(String folder) {
    return Repository.yaml(FIXTURES.resolve(folder)).stream()
        .map(file -> file.getFileName().toString().replace(".yaml", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void theApiServerRefusesTheResourceAndSaysWhatToWriteInstead(String name) {
    String yaml = rejectedResource(name);
    assertThat(yaml).startsWith(EXPECT);
    String expected = yaml.lines().findFirst().orElseThrow().substring(EXPECT.length());
    assertThat(refusal(name)).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void theApiServerAcceptsTheResource(String name) {
    submit(Repository.read(FIXTURES.resolve("accepted").resolve(name + ".yaml")));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theApiServerAcceptsTheExample(Path example) {
    submit(Repository.read(example));
  }

  @Test
  void everyRuleOfTheDefinitionHasAResourceThatBreaksIt() {
    String refusals =
        rejected().map(RejectedResourcesIT::refusal).collect(Collectors.joining("\n"));
    List<String> rules = CrdRules.messages(Repository.CRD);
    assertThat(rules).as("rules of the definition").hasSizeGreaterThan(60);
    assertThat(rules).allSatisfy(rule -> assertThat(refusals).contains(rule));
  }

  @Test
  void theDefinitionInTheClusterIsTheOneThatIsTested(Cluster cluster) {
    var stored =
        cluster
            .client()
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("sofiadeployments.sofia.dental")
            .get();
    assertThat(Serialization.asJson(stored))
        .contains(CrdRules.messages(Repository.CRD).getFirst())
        .contains("\"shortNames\":[\"sofia\"]");
  }

  /** The API server's words; each resource is submitted once, however many tests want to know. */
  private static String refusal(String name) {
    return REFUSALS.computeIfAbsent(
        name,
        n -> {
          try {
            submit(rejectedResource(n));
            return "(accepted)";
          } catch (KubernetesClientException e) {
            return e.getMessage();
          }
        });
  }

  private static String rejectedResource(String name) {
    return Repository.read(FIXTURES.resolve("rejected").resolve(name + ".yaml"));
  }

  /** As {@code kubectl apply --dry-run=server --validate=strict} would. */
  private static void submit(String yaml) {
    var resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    resource.getMetadata().setNamespace(sandbox.namespace());
    sandbox.client().resource(resource).dryRun().fieldValidation(Validation.STRICT).create();
  }
}
