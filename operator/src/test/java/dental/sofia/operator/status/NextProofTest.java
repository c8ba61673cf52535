package dental.sofia.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextProofTest {

  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final String UID = "c0ffee00-0000-4000-8000-000000000000";

  @ParameterizedTest(name = "Ready={0} since {1} s: again after {2} s")
  @CsvSource({
    "True, 0, 60",
    "True, 5, 60",
    "False, 0, 1",
    "False, 1, 1",
    "False, 10, 5",
    "Unknown, 10, 5",
    "False, 18, 9",
    "False, 120, 10",
    "False, 86400, 10",
    "False, -30, 10",
  })
  void isSoonWhereItIsNewsAndWithinTenSecondsWhereItIsNot(String ready, long age, long expected) {
    var status = new SofiaDeploymentStatus(1L, null, null, List.of(condition("Ready", ready)));
    assertThat(NextProof.after(status, SINCE.plusSeconds(age), INTERVAL, UID))
        .isBetween(
            Duration.ofSeconds(expected).multipliedBy(expected == 60 ? 9 : 10).dividedBy(10),
            Duration.ofSeconds(expected));
  }

  @Test
  void isAfterTheIntervalWhereNothingIsKnown() {
    var status =
        new SofiaDeploymentStatus(1L, null, null, List.of(condition("SpecAccepted", "False")));
    assertThat(NextProof.after(status, SINCE, INTERVAL, UID))
        .isBetween(INTERVAL.multipliedBy(9).dividedBy(10), INTERVAL);
  }

  @Test
  void isNeverTheSameForLongForDeploymentsThatWereMadeTogether() {
    var status = new SofiaDeploymentStatus(1L, null, null, List.of(condition("Ready", "True")));
    var periods =
        IntStream.range(0, 100)
            .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString())
            .map(uid -> NextProof.after(status, SINCE, INTERVAL, uid))
            .toList();
    assertThat(Set.copyOf(periods)).hasSizeGreaterThan(60);
    assertThat(periods)
        .allSatisfy(
            period ->
                assertThat(period).isBetween(INTERVAL.multipliedBy(9).dividedBy(10), INTERVAL));
  }

  private static Condition condition(String type, String status) {
    return new Condition(SINCE.toString(), "", 1L, "Reason", status, type);
  }
}
