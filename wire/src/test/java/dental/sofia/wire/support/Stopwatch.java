package dental.sofia.wire.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;

/** Asserts how long something may take. */
public final class Stopwatch {
  private Stopwatch() {}

  public static <T> T within(Duration limit, Supplier<T> action) {
    long start = System.nanoTime();
    T result = action.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    return result;
  }
}
