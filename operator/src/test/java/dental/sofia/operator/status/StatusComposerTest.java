package dental.sofia.operator.status;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.find;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.apply.Applied;
import dental.sofia.operator.apply.Applied.Cause;
import dental.sofia.operator.apply.Applied.Rejection;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.support.Conditions;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusComposerTest {

  private static final String NOW = "2026-03-02T10:00:00Z";
  private static final Applied COMPLETE = new Applied.Complete();
  private static final Outcome GOOD = new Passed("fine");
  private static final Outcome ROLLING = new Failed(Reason.progress("RollingOut"), "on its way");
  private static final Outcome BROKEN = new Failed(Reason.fault("CrashLooping"), "it crashes");
  private static final Outcome STUCK = new Failed(Reason.stuck("ConfigRejected"), "a bad key");
  private static final Outcome UNCLEAR = new Unknown(Reason.fault("CheckTimedOut"), "no answer");

  private final StatusComposer statuses =
      new StatusComposer(Clock.fixed(Instant.parse(NOW).plusMillis(123), ZoneOffset.UTC));
  private final SofiaDeployment resource = Resources.withSpec("{}");
  private final SofiaModel model = Models.of(resource);

  @Test
  void readyWhenEverythingHolds() {
    var status = reconciled(COMPLETE, GOOD, GOOD);
    assertThat(find(status, "Ready"))
        .returns("True", Condition::getStatus)
        .returns("Ready", Condition::getReason)
        .returns("all 4 conditions hold", Condition::getMessage);
    assertThat(find(status, "SpecAccepted").getStatus()).isEqualTo("True");
    assertThat(find(status, "ResourcesApplied").getStatus()).isEqualTo("True");
    assertThat(find(status, "Reconciling").getStatus()).isEqualTo("False");
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("False");
    assertThat(status.url()).isEqualTo("ws://localhost:7880");
  }

  @Test
  void readyNamesTheConditionThatKeepsItFromHolding() {
    assertThat(find(reconciled(COMPLETE, GOOD, BROKEN), "Ready"))
        .returns("False", Condition::getStatus)
        .returns("CrashLooping", Condition::getReason)
        .returns("Check1: it crashes", Condition::getMessage);
  }

  @Test
  void whatNeedsAPersonCountsMoreThanWhatNeedsTime() {
    assertThat(readyReason(ROLLING, BROKEN, STUCK)).isEqualTo("ConfigRejected");
    assertThat(readyReason(STUCK, BROKEN, ROLLING)).isEqualTo("ConfigRejected");
    assertThat(readyReason(ROLLING, BROKEN)).isEqualTo("CrashLooping");
    assertThat(readyReason(ROLLING, GOOD)).isEqualTo("RollingOut");
  }

  @Test
  void whatIsBrokenCountsMoreThanWhatCouldNotBeTold() {
    assertThat(readyReason(UNCLEAR, ROLLING)).isEqualTo("RollingOut");
    var status = reconciled(COMPLETE, UNCLEAR, GOOD);
    assertThat(find(status, "Ready").getStatus()).isEqualTo("Unknown");
  }

  @Test
  void aCheckThatCanNotTellIsNeverReportedAsBroken() {
    assertThat(find(reconciled(COMPLETE, UNCLEAR), "Check0").getStatus()).isEqualTo("Unknown");
  }

  @Test
  void reconcilingWhileTheClusterIsAtWork() {
    var status = reconciled(COMPLETE, ROLLING);
    assertThat(find(status, "Reconciling"))
        .returns("True", Condition::getStatus)
        .returns("RollingOut", Condition::getReason)
        .returns("Check0: on its way", Condition::getMessage);
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void stalledAndNotReconcilingWhenItWillNotGetThereWithoutAPerson() {
    var status = reconciled(COMPLETE, ROLLING, STUCK);
    assertThat(find(status, "Stalled"))
        .returns("True", Condition::getStatus)
        .returns("ConfigRejected", Condition::getReason);
    assertThat(find(status, "Reconciling").getStatus()).isEqualTo("False");
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalOfTheApiServerStallsAndNamesItsObject(Cause cause) {
    var refused =
        new Applied.Incomplete(List.of(new Rejection("Service praxis-turn", cause, "no")));
    var status = reconciled(refused, GOOD);
    assertThat(find(status, "ResourcesApplied"))
        .returns("False", Condition::getStatus)
        .returns("Service praxis-turn: no", Condition::getMessage);
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(find(status, "Ready").getStatus()).isEqualTo("False");
  }

  @Test
  void listsEveryRefusedObject() {
    var refused =
        new Applied.Incomplete(
            List.of(
                new Rejection("Service a", Cause.NODE_PORT_TAKEN, "taken"),
                new Rejection("Secret b", Cause.FORBIDDEN, "quota")));
    assertThat(find(reconciled(refused), "ResourcesApplied"))
        .returns("NodePortTaken", Condition::getReason)
        .returns("Service a: taken; Secret b: quota", Condition::getMessage);
  }

  @Test
  void everyConditionIsOfTheGenerationThatWasLookedAt() {
    var status = reconciled(COMPLETE, GOOD, ROLLING);
    assertThat(status.observedGeneration()).isEqualTo(Resources.GENERATION);
    assertThat(status.conditions())
        .extracting(Condition::getObservedGeneration)
        .containsOnly(Resources.GENERATION);
  }

  @Test
  void keepsTheTimeOfAConditionWhoseStateIsTheSame() {
    resource.setStatus(status(condition("Check0", "False", "CrashLooping")));
    assertThat(find(reconciled(COMPLETE, STUCK), "Check0"))
        .returns("ConfigRejected", Condition::getReason)
        .returns(Conditions.SINCE, Condition::getLastTransitionTime);
  }

  @Test
  void takesTheTimeInWholeSecondsWhenTheStateChanges() {
    resource.setStatus(status(condition("Check0", "False", "CrashLooping")));
    assertThat(find(reconciled(COMPLETE, GOOD), "Check0").getLastTransitionTime()).isEqualTo(NOW);
  }

  @Test
  void theSameFindingsGiveTheSameStatusAtAnyLaterTime() {
    resource.setStatus(reconciled(COMPLETE, GOOD, ROLLING));
    var later = new StatusComposer(Clock.offset(Clock.systemUTC(), Duration.ofDays(400)));
    assertThat(later.reconciled(resource, model, COMPLETE, results(GOOD, ROLLING)))
        .isEqualTo(resource.getStatus());
  }

  @Test
  void conditionsAreInTheOrderOfTheirTypes() {
    assertThat(reconciled(COMPLETE, GOOD, GOOD).conditions())
        .extracting(Condition::getType)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void forgetsTheConditionOfACheckThatNoLongerApplies() {
    resource.setStatus(status(condition("CoturnAvailable", "True", "Passed")));
    assertThat(reconciled(COMPLETE, GOOD).conditions())
        .extracting(Condition::getType)
        .doesNotContain("CoturnAvailable");
  }

  private SofiaDeploymentStatus reconciled(Applied applied, Outcome... outcomes) {
    return statuses.reconciled(resource, model, applied, results(outcomes));
  }

  private String readyReason(Outcome... outcomes) {
    return find(reconciled(COMPLETE, outcomes), "Ready").getReason();
  }

  private static List<CheckResult> results(Outcome... outcomes) {
    var results = new ArrayList<CheckResult>();
    for (Outcome outcome : outcomes) {
      var type = new ConditionType("Check" + results.size());
      results.add(new CheckResult(type, outcome, Duration.ZERO));
    }
    return results;
  }
}
