package dental.sofia.operator.status;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.apply.Applied;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.resolve.CalendarModel;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.status.Verdict.State;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the status from the previous one and what was found. */
public final class StatusComposer {

  private final Clock clock;

  public StatusComposer(Clock clock) {
    this.clock = clock;
  }

  /** The spec was resolved, applied and checked. */
  public SofiaDeploymentStatus reconciled(
      SofiaDeployment resource, SofiaModel model, Applied applied, List<CheckResult> results) {
    var verdicts = new ArrayList<Verdict>();
    verdicts.add(
        Verdict.good(
            ConditionTypes.SPEC_ACCEPTED,
            "Accepted",
            "the spec is valid and its Secrets are usable"));
    verdicts.add(applied(applied));
    results.stream().map(StatusComposer::checked).forEach(verdicts::add);
    return compose(resource, Doors.of(model), summed(verdicts), false);
  }

  /** Nothing was changed because of problems that only a person can mend. */
  public SofiaDeploymentStatus rejected(
      SofiaDeployment resource, Reason reason, List<Problem> problems) {
    String message =
        problems.stream().map(Problem::toString).collect(Collectors.joining("; "))
            + "; what runs was left as it was";
    var verdicts = List.of(Verdict.bad(ConditionTypes.SPEC_ACCEPTED, reason, message));
    return compose(resource, Doors.of(resource), summed(verdicts), true);
  }

  /** The user wants the deployment left alone. */
  public SofiaDeploymentStatus suspended(SofiaDeployment resource) {
    String message = "spec.suspend is true: nothing is applied, checked or repaired";
    return compose(
        resource,
        Doors.of(resource),
        List.of(
            Verdict.unknown(ConditionTypes.READY, Reasons.SUSPENDED, message),
            no(ConditionTypes.RECONCILING, Reasons.SUSPENDED.text(), message),
            no(ConditionTypes.STALLED, Reasons.SUSPENDED.text(), message)),
        true);
  }

  /** The reconcile ended with an error and is tried again. */
  public SofiaDeploymentStatus failed(SofiaDeployment resource, String message) {
    var verdicts =
        List.of(Verdict.bad(ConditionTypes.RESOURCES_APPLIED, Reasons.RECONCILE_ERROR, message));
    return compose(resource, Doors.of(resource), summed(verdicts), true);
  }

  private static Verdict applied(Applied applied) {
    return switch (applied) {
      case Applied.Complete c ->
          Verdict.good(
              ConditionTypes.RESOURCES_APPLIED, "Applied", "every object is as it should be");
      case Applied.Incomplete incomplete ->
          Verdict.bad(
              ConditionTypes.RESOURCES_APPLIED,
              Reasons.of(incomplete.rejections().getFirst().cause()),
              incomplete.rejections().stream()
                  .map(rejection -> rejection.object() + ": " + rejection.message())
                  .collect(Collectors.joining("; ")));
    };
  }

  private static Verdict checked(CheckResult result) {
    return switch (result.outcome()) {
      case Outcome.Passed passed -> Verdict.good(result.type(), "Passed", passed.message());
      case Outcome.Failed failed -> Verdict.bad(result.type(), failed.reason(), failed.message());
      case Outcome.Unknown unknown ->
          Verdict.unknown(result.type(), unknown.reason(), unknown.message());
    };
  }

  /**
   * Adds Ready, Reconciling and Stalled. What needs a person counts most, what needs time least.
   */
  private static List<Verdict> summed(List<Verdict> verdicts) {
    Optional<Verdict> worst =
        verdicts.stream()
            .filter(verdict -> verdict.state() != State.TRUE)
            .min(
                Comparator.comparing((Verdict verdict) -> verdict.state() == State.UNKNOWN)
                    .thenComparing(
                        verdict -> verdict.kind().orElseThrow(), Comparator.reverseOrder()));
    Optional<Verdict> stuck = first(verdicts, Reason.Kind.STUCK);
    Optional<Verdict> progress = first(verdicts, Reason.Kind.PROGRESS);
    Verdict ready =
        worst
            .map(
                w -> new Verdict(ConditionTypes.READY, w.state(), w.reason(), w.kind(), explain(w)))
            .orElseGet(
                () ->
                    Verdict.good(
                        ConditionTypes.READY,
                        "Ready",
                        "all " + verdicts.size() + " conditions hold"));
    return Stream.concat(
            verdicts.stream(),
            Stream.of(
                ready,
                abnormal(
                    ConditionTypes.RECONCILING, stuck.isPresent() ? Optional.empty() : progress),
                abnormal(ConditionTypes.STALLED, stuck)))
        .toList();
  }

  private static Optional<Verdict> first(List<Verdict> verdicts, Reason.Kind kind) {
    return verdicts.stream().filter(verdict -> verdict.is(kind)).findFirst();
  }

  private static Verdict abnormal(ConditionType type, Optional<Verdict> cause) {
    return cause
        .map(verdict -> Verdict.good(type, verdict.reason(), explain(verdict)))
        .orElseGet(() -> no(type, type == ConditionTypes.STALLED ? "NotStalled" : "Settled", ""));
  }

  private static Verdict no(ConditionType type, String reason, String message) {
    return new Verdict(type, State.FALSE, reason, Optional.empty(), message);
  }

  private static String explain(Verdict verdict) {
    return verdict.type() + ": " + verdict.message();
  }

  private SofiaDeploymentStatus compose(
      SofiaDeployment resource, Doors doors, List<Verdict> verdicts, boolean keepOthers) {
    Long generation = resource.getMetadata().getGeneration();
    List<Condition> previous = resource.getStatus().conditions();
    var conditions =
        verdicts.stream()
            .map(verdict -> merge(verdict, previous, generation))
            .collect(Collectors.toCollection(ArrayList::new));
    if (keepOthers) {
      previous.stream()
          .filter(old -> verdicts.stream().noneMatch(v -> v.type().text().equals(old.getType())))
          .forEach(conditions::add);
    }
    conditions.sort(Comparator.comparing(Condition::getType));
    return new SofiaDeploymentStatus(generation, doors.url(), doors.page(), conditions);
  }

  /** What of the status is no condition. */
  private record Doors(String url, String page) {

    static Doors of(SofiaModel model) {
      return new Doors(model.url(), model.calendar().map(CalendarModel::url).orElse(null));
    }

    /** As they were before. */
    static Doors of(SofiaDeployment resource) {
      return new Doors(resource.getStatus().url(), resource.getStatus().page());
    }
  }

  private Condition merge(Verdict verdict, List<Condition> previous, Long generation) {
    String since =
        previous.stream()
            .filter(old -> old.getType().equals(verdict.type().text()))
            .filter(old -> old.getStatus().equals(verdict.state().text()))
            .map(Condition::getLastTransitionTime)
            .findFirst()
            .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return new Condition(
        since,
        verdict.message(),
        generation,
        verdict.reason(),
        verdict.state().text(),
        verdict.type().text());
  }
}
