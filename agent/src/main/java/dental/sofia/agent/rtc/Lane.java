package dental.sofia.agent.rtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * One task after the other, on a virtual thread that is there only while there is something to do:
 * nothing has to be shut down, and nothing is ever refused.
 */
public final class Lane implements Executor {
  private static final Logger LOG = System.getLogger(Lane.class.getName());

  private final String name;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean busy;

  public Lane(String name) {
    this.name = name;
  }

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
    if (!busy) {
      busy = true;
      Thread.ofVirtual().name(name).start(this::work);
    }
  }

  private void work() {
    for (var task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, name, e);
      }
    }
  }

  private synchronized Runnable next() {
    var task = tasks.poll();
    busy = task != null;
    return task;
  }
}
