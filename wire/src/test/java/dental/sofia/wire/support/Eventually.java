package dental.sofia.wire.support;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** For what another thread or process is about to do. */
public final class Eventually {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private Eventually() {}

  public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        fail("not within five seconds: " + what);
      }
      Thread.sleep(10);
    }
  }
}
