package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Workloads;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void isSettledWhenItsYoungestReadyPodIs() {
    assertThat(readySince("10:00:20Z").hasBeenReadyFor(TEN_SECONDS, NOW)).isTrue();
    assertThat(readySince("10:00:21Z").hasBeenReadyFor(TEN_SECONDS, NOW)).isFalse();
    assertThat(readySince("09:00:00Z", "10:00:29Z").hasBeenReadyFor(TEN_SECONDS, NOW)).isFalse();
    assertThat(readySince().hasBeenReadyFor(TEN_SECONDS, NOW)).isTrue();
  }

  private static Workload readySince(String... times) {
    var pods =
        Arrays.stream(times)
            .map(
                time ->
                    Workloads.pod(
                        "{podIP: 10.244.0.7, conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-03-02T%s'}]}"
                            .formatted(time)))
            .toList();
    return new Workload(Optional.empty(), Optional.empty(), List.copyOf(pods), Map.of());
  }
}
