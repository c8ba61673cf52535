package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the chart lets the operator do, as it is rendered by default. */
public final class ChartRules {

  private ChartRules() {}

  /** One line for each right: group, resource, verb. */
  public static Set<String> granted() {
    String manifests =
        Command.of("helm", "template", OperatorRelease.NAME, Repository.CHART.toString())
            .with("--kube-version", "1.34.0")
            .run()
            .orFail();
    return Stream.of(manifests.split("(?m)^---$"))
        .filter(manifest -> manifest.contains("kind: ClusterRole\n"))
        .map(manifest -> Serialization.unmarshal(manifest, ClusterRole.class))
        .filter(role -> role.getMetadata().getName().equals(OperatorRelease.NAME))
        .flatMap(role -> role.getRules().stream())
        .flatMap(ChartRules::rights)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> rights(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource -> verbs(rule).map(verb -> group + " " + resource + " " + verb)));
  }

  private static Stream<String> verbs(PolicyRule rule) {
    List<String> verbs = rule.getVerbs();
    return verbs.stream();
  }
}
