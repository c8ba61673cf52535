package dental.sofia.kubectl.verify;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.kubectl.cluster.Deployed;
import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.kubectl.verify.Row.From;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Resolution;
import dental.sofia.operator.resolve.Resolver;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.wire.Deadline;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies one deployment: what the operator says, whether the addresses can be found here, and
 * then every check that callers can make.
 */
public final class Verification {

  /** The spec can't be realised, so it is not known where to ask. */
  static final Reason SPEC_UNRESOLVED = Reason.stuck("SpecUnresolved");

  private final List<Check> checks;
  private final Runbook runbook;
  private final Clock clock;

  public Verification(List<Check> checks, Runbook runbook, Clock clock) {
    this.checks =
        checks.stream().sorted(Comparator.comparing((Check check) -> check.type().text())).toList();
    this.runbook = runbook;
    this.clock = clock;
  }

  /**
   * @param timeout of all questions to the deployment together
   */
  public Report of(Deployed deployed, Duration timeout) {
    SofiaDeployment resource = deployed.resource();
    Optional<String> url = Optional.ofNullable(resource.getStatus()).map(status -> status.url());
    var rows = new ArrayList<>(new OperatorsView(runbook).rows(resource));
    String name = resource.getMetadata().getName();
    outcomes(deployed, CallerConfig.of(url), timeout).stream()
        .map(result -> row(result, name))
        .forEach(rows::add);
    return new Report(name, resource.getMetadata().getNamespace(), transport(resource), url, rows);
  }

  private static String transport(SofiaDeployment resource) {
    return switch (resource.getSpec().transport().mode()) {
      case RELAY -> "Relay";
      case DIRECT -> "Direct";
    };
  }

  private List<CheckResult> outcomes(Deployed deployed, CallerConfig config, Duration timeout) {
    return switch (new Resolver(config).resolve(deployed.resource())) {
      case Resolution.Invalid(var problems) ->
          List.of(
              new CheckResult(
                  AddressResolves.TYPE,
                  new Outcome.Unknown(
                      SPEC_UNRESOLVED,
                      problems.stream().map(Object::toString).collect(Collectors.joining("; "))),
                  Duration.ZERO));
      case Resolution.Resolved(var model) -> ask(facts(model, deployed), Deadline.after(timeout));
    };
  }

  private List<CheckResult> ask(Facts facts, Deadline deadline) {
    var results = new ArrayList<>(run(List.of(new AddressResolves()), facts, deadline));
    boolean found = results.getFirst().outcome() instanceof Outcome.Passed;
    results.addAll(found ? run(checks, facts, deadline) : notAsked(facts));
    return results;
  }

  private List<CheckResult> run(List<Check> some, Facts facts, Deadline deadline) {
    var patient =
        new Facts(
            facts.model().withDeadline(deadline.remaining()),
            facts.credentials(),
            facts.workloads(),
            facts.vantage());
    return new CheckRunner(some, clock).run(patient);
  }

  private List<CheckResult> notAsked(Facts facts) {
    return checks.stream()
        .filter(check -> check.appliesTo(facts))
        .map(
            check ->
                new CheckResult(
                    check.type(),
                    Outcomes.notAsked("there is no address to ask at", AddressResolves.TYPE),
                    Duration.ZERO))
        .toList();
  }

  private static Facts facts(SofiaModel model, Deployed deployed) {
    var here = FromHere.of(model, deployed);
    var workloads = new EnumMap<ComponentName, Workload>(ComponentName.class);
    here.doors()
        .forEach(
            (component, door) -> {
              if (door.pods() instanceof Seen.Readable<List<Pod>>(var pods)) {
                workloads.put(
                    component, new Workload(Optional.empty(), Optional.empty(), pods, Map.of()));
              }
            });
    return new Facts(model, CallerKeys.of(model, deployed), workloads, here);
  }

  private Row row(CheckResult result, String deployment) {
    String check = result.type().text();
    return switch (result.outcome()) {
      case Outcome.Passed(String message) ->
          new Row(From.HERE, check, Result.PASSED, Optional.empty(), message, Optional.empty());
      case Outcome.Failed(Reason reason, String message) ->
          row(check, Result.FAILED, reason, message, deployment);
      case Outcome.Unknown(Reason reason, String message) ->
          row(check, Result.UNKNOWN, reason, message, deployment);
    };
  }

  private Row row(String check, Result result, Reason reason, String message, String deployment) {
    return new Row(
        From.HERE,
        check,
        result,
        Optional.of(reason.text()),
        message,
        runbook.nextStep(reason.text(), deployment));
  }
}
