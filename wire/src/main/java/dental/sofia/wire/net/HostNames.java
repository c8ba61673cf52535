package dental.sofia.wire.net;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import java.net.InetAddress;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Name resolution with a deadline. The JDK's resolver is a native call that neither an interrupt
 * nor a virtual thread can get out of, and with a silent name server it takes half a minute: on a
 * virtual thread it would occupy a carrier, and as many lookups as there are processors would stop
 * every other check. Hence a few platform threads of its own.
 */
public final class HostNames {
  private static final int LOOKUPS_AT_ONCE = 16;

  private static final ThreadPoolExecutor LOOKUPS =
      new ThreadPoolExecutor(
          0,
          LOOKUPS_AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("sofia-wire-dns-", 0).factory());

  private HostNames() {}

  public static InetAddress resolve(String host, Deadline deadline) throws WireException {
    var literal = IpLiteral.parse(host);
    if (literal.isPresent()) {
      return literal.get();
    }
    var lookup = new FutureTask<>(() -> InetAddress.getByName(host));
    try {
      LOOKUPS.execute(lookup);
    } catch (RejectedExecutionException e) {
      throw new WireException(
          new Fault.Unreachable(LOOKUPS_AT_ONCE + " names are being resolved without an answer"));
    }
    return Blocking.await("resolving " + host, deadline, () -> {}, lookup);
  }
}
