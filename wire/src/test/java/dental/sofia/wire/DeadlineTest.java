package dental.sofia.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void isNeverLessThanZeroAway() {
    assertThat(Deadline.after(Duration.ofDays(-1)).remaining()).isZero();
    assertThat(Deadline.after(Duration.ZERO).passed()).isTrue();
  }

  @Test
  void isNotLostInThePastByBeingFarAway() {
    assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).passed()).isFalse();
  }

  @Test
  void onlyEverComesCloserForAPartOfTheWork() {
    var hour = Deadline.after(Duration.ofHours(1));

    assertThat(hour.within(Duration.ofMinutes(1)).remaining()).isLessThan(Duration.ofMinutes(2));
    assertThat(hour.within(Duration.ofDays(1)).remaining()).isLessThan(Duration.ofHours(2));
  }
}
