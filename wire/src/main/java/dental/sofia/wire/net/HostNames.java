package dental.sofia.wire.net;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Excerpt;
import java.net.InetAddress;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Name resolution with a deadline. The JDK's resolver is a native call that neither an interrupt
 * nor a virtual thread can get out of, and with a silent name server it takes half a minute: on a
 * virtual thread it would occupy a carrier, and as many lookups as there are processors would stop
 * every other check. Hence a few platform threads of its own; who finds them busy waits in line,
 * but not beyond the deadline.
 */
public final class HostNames {
  private static final int LOOKUPS_AT_ONCE = 16;

  private static final ThreadPoolExecutor LOOKUPS = lookups();

  private HostNames() {}

  public static InetAddress resolve(String host, Deadline deadline) throws WireException {
    var literal = IpLiteral.parse(host);
    if (literal.isPresent()) {
      return literal.get();
    }
    var lookup = new FutureTask<>(() -> InetAddress.getByName(host));
    LOOKUPS.execute(lookup);
    return Blocking.await("resolving " + Excerpt.of(host), deadline, () -> abandon(lookup), lookup);
  }

  /** One that has not begun does not begin, and is not kept either. */
  private static void abandon(FutureTask<?> lookup) {
    lookup.cancel(false);
    LOOKUPS.remove(lookup);
  }

  private static ThreadPoolExecutor lookups() {
    var executor =
        new ThreadPoolExecutor(
            LOOKUPS_AT_ONCE,
            LOOKUPS_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("sofia-wire-dns-", 0).factory());
    // Where all addresses are literals, as those of pods are, there are no threads.
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
