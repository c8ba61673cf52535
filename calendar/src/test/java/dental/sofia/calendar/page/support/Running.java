package dental.sofia.calendar.page.support;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a test has started, stopped in the opposite order; also what was started before a failure.
 */
public final class Running implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  public synchronized <T extends AutoCloseable> T keep(T process) {
    started.push(process);
    return process;
  }

  @Override
  public synchronized void close() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }
}
