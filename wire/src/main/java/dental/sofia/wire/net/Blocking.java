package dental.sofia.wire.net;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs blocking I/O where it can be abandoned. */
public final class Blocking {
  private Blocking() {}

  /**
   * Runs the I/O on a virtual thread of its own and waits for it until the deadline. Whoever stops
   * waiting, because time is up or because of an interrupt, closes the socket, and that ends the
   * I/O: a socket timeout would not do, since it starts anew with every byte that trickles in.
   */
  public static <T> T call(String doing, Deadline deadline, Closeable socket, Callable<T> io)
      throws WireException {
    var task = new FutureTask<>(io);
    Thread.ofVirtual().name("sofia-wire").start(task);
    return await(doing, deadline, socket, task);
  }

  static <T> T await(String doing, Deadline deadline, Closeable socket, FutureTask<T> task)
      throws WireException {
    try {
      return task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      closeQuietly(socket);
      throw new WireException(new Fault.TimedOut(doing));
    } catch (InterruptedException e) {
      closeQuietly(socket);
      Thread.currentThread().interrupt();
      throw new WireException(new Fault.Interrupted(doing));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw WireException.of(doing, io);
      }
      throw new IllegalStateException("defect while " + doing, e.getCause());
    }
  }

  /**
   * Runs what gives something back on the way out. Interrupted threads are those that get cut off:
   * they above all must not leave things behind. The interrupt is kept for whoever comes next.
   */
  public static void evenIfInterrupted(Runnable goodbye) {
    boolean interrupted = Thread.interrupted();
    try {
      goodbye.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // It was closed in order to be rid of it: there is nothing left to do about it.
    }
  }
}
