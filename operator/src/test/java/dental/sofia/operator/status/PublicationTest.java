package dental.sofia.operator.status;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.status.Publication.Later;
import dental.sofia.operator.status.Publication.Never;
import dental.sofia.operator.status.Publication.Now;
import dental.sofia.operator.support.Conditions;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Instant SINCE = Instant.parse(Conditions.SINCE);

  private static final Condition NOT_READY = condition("Ready", "False", "RollingOut");
  private static final Condition ROLLING = condition("LiveKitAvailable", "False", "RollingOut");
  private static final Condition AVAILABLE = condition("LiveKitAvailable", "True", "Passed");
  private static final Condition OTHER = condition("CoturnAvailable", "False", "RollingOut");

  private static final SofiaDeploymentStatus BEFORE = status(NOT_READY, ROLLING, OTHER);
  private static final SofiaDeploymentStatus FURTHER = status(NOT_READY, AVAILABLE, OTHER);

  @Test
  void nothingIsWrittenWithoutNews() {
    assertThat(publication(BEFORE, status(NOT_READY, ROLLING, OTHER), SINCE))
        .isEqualTo(new Never());
  }

  @Test
  void oneStepFurtherWaitsForTheNext() {
    assertThat(publication(BEFORE, FURTHER, SINCE.plusSeconds(2)))
        .isEqualTo(new Later(Duration.ofSeconds(3)));
  }

  @Test
  void oneStepFurtherWaitsNoLongerThanTheInterval() {
    assertThat(publication(BEFORE, FURTHER, SINCE.plus(INTERVAL))).isEqualTo(new Now());
  }

  @Test
  void otherWordsForTheSameStateAreAStepToo() {
    var counted = new ConditionBuilder(ROLLING).withMessage("1 of 2 pods").build();
    assertThat(publication(BEFORE, status(NOT_READY, counted, OTHER), SINCE))
        .isInstanceOf(Later.class);
  }

  @Test
  void thatAllIsWellNeverWaits() {
    var ready = condition("Ready", "True", "Ready");
    var available = condition("CoturnAvailable", "True", "Passed");
    assertThat(publication(BEFORE, status(ready, AVAILABLE, available), SINCE))
        .isEqualTo(new Now());
  }

  @Test
  void thatSomethingBrokeNeverWaits() {
    assertThat(publication(FURTHER, BEFORE, SINCE)).isEqualTo(new Now());
    var crashing = condition("LiveKitAvailable", "False", "CrashLooping");
    assertThat(publication(BEFORE, status(NOT_READY, crashing, OTHER), SINCE)).isEqualTo(new Now());
    var unknown = condition("LiveKitAvailable", "Unknown", "CheckTimedOut");
    assertThat(publication(FURTHER, status(NOT_READY, unknown, OTHER), SINCE)).isEqualTo(new Now());
  }

  @Test
  void thatItStalledNeverWaits() {
    var fine = status(NOT_READY, condition("Stalled", "False", "NotStalled"));
    var stalled = status(NOT_READY, condition("Stalled", "True", "ConfigRejected"));
    assertThat(publication(fine, stalled, SINCE)).isEqualTo(new Now());
  }

  @Test
  void aNewSpecUrlOrConditionNeverWaits() {
    var generation =
        new SofiaDeploymentStatus(
            Resources.GENERATION + 1, FURTHER.url(), null, FURTHER.conditions());
    var url =
        new SofiaDeploymentStatus(
            Resources.GENERATION, "ws://elsewhere", null, FURTHER.conditions());
    assertThat(publication(BEFORE, generation, SINCE)).isEqualTo(new Now());
    assertThat(publication(BEFORE, url, SINCE)).isEqualTo(new Now());
    assertThat(publication(BEFORE, status(NOT_READY, AVAILABLE), SINCE)).isEqualTo(new Now());
    assertThat(publication(status(NOT_READY, ROLLING), BEFORE, SINCE)).isEqualTo(new Now());
    var replaced = status(NOT_READY, ROLLING, condition("MediaPathVerified", "True", "Passed"));
    assertThat(publication(BEFORE, replaced, SINCE)).isEqualTo(new Now());
  }

  @Test
  void theFirstStatusOfANewResourceNeverWaits() {
    assertThat(publication(Resources.pending(), BEFORE, SINCE)).isEqualTo(new Now());
  }

  /** Also with a clock that was set back, by any amount. */
  @ParameterizedTest
  @ValueSource(longs = {-100_000_000, -6, -1, 0, 1, 4, 5, 6, 100_000_000})
  void neverWaitsLongerThanTheInterval(long seconds) {
    Instant now = SINCE.plusSeconds(seconds);
    Duration wait =
        switch (publication(BEFORE, FURTHER, now)) {
          case Later later -> later.delay();
          case Now n -> Duration.ZERO;
          case Never n -> throw new AssertionError("there is news");
        };
    assertThat(wait).isBetween(Duration.ZERO, INTERVAL);
  }

  private static Publication publication(
      SofiaDeploymentStatus previous, SofiaDeploymentStatus next, Instant now) {
    return Publication.of(previous, next, now, INTERVAL);
  }
}
