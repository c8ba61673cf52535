package dental.sofia.operator.status;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.status.Transitions.Announcement;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionsTest {

  private static final SofiaDeploymentStatus WELL =
      status(condition("Ready", "True", "Ready"), condition("LiveKitAvailable", "True", "Passed"));
  private static final SofiaDeploymentStatus BROKEN =
      status(
          condition("Ready", "False", "CrashLooping"),
          condition("LiveKitAvailable", "False", "CrashLooping"));

  @Test
  void thatSomethingBrokeIsAWarningAndIsSaidOnce() {
    assertThat(Transitions.between(WELL, BROKEN))
        .containsExactly(new Announcement("Warning", "CrashLooping", "LiveKitAvailable: because"));
    assertThat(Transitions.between(BROKEN, BROKEN)).isEmpty();
  }

  @Test
  void thatItIsWellAgainIsNormal() {
    assertThat(Transitions.between(BROKEN, WELL))
        .containsExactly(
            new Announcement("Normal", "Ready", "Ready: because"),
            new Announcement("Normal", "Passed", "LiveKitAvailable: because"));
  }

  @Test
  void anotherReasonIsAnotherAnnouncement() {
    var pulled = status(condition("LiveKitAvailable", "False", "ImagePullFailed"));
    assertThat(Transitions.between(BROKEN, pulled))
        .extracting(Announcement::reason)
        .containsExactly("ImagePullFailed");
  }

  @Test
  void otherWordsForTheSameReasonAreNoAnnouncement() {
    var same = condition("LiveKitAvailable", "False", "CrashLooping");
    var reworded = status(new ConditionBuilder(same).withMessage("another pod").build());
    assertThat(Transitions.between(BROKEN, reworded)).isEmpty();
  }

  /** What every new deployment goes through, and what the user asked for, is nothing to warn of. */
  @ParameterizedTest
  @ValueSource(strings = {"RollingOut", "LoadBalancerPending", "Suspended"})
  void whatIsNoFaultIsNoWarning(String reason) {
    var next =
        status(condition("Ready", "False", reason), condition("LiveKitAvailable", "False", reason));
    assertThat(Transitions.between(Resources.pending(), next)).isEmpty();
    assertThat(Transitions.between(WELL, next)).isEmpty();
  }

  @Test
  void aNewDeploymentIsAnnouncedWhenItIsReadyAndNotPartByPart() {
    var rolling =
        status(
            condition("Ready", "False", "RollingOut"),
            condition("LiveKitAvailable", "False", "RollingOut"));
    assertThat(Transitions.between(rolling, WELL))
        .containsExactly(new Announcement("Normal", "Ready", "Ready: because"));
    assertThat(Transitions.between(Resources.pending(), WELL))
        .containsExactly(new Announcement("Normal", "Ready", "Ready: because"));
  }

  @Test
  void theSummariesForToolsAreNotRepeated() {
    var next =
        status(
            condition("Reconciling", "True", "CrashLooping"),
            condition("Stalled", "True", "ConfigRejected"));
    assertThat(Transitions.between(WELL, next)).isEmpty();
  }
}
