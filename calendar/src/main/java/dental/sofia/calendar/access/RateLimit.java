package dental.sofia.calendar.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * So many at once, and then one after each interval, for each client. Remembers a bounded number of
 * clients; the one that was quiet for longest is forgotten first.
 */
public final class RateLimit {
  private static final int CLIENTS = 10_000;

  private final int burst;
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  // When each client has used up nothing any more: a token bucket in one number.
  private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);

  public RateLimit(int burst, Duration interval) {
    this(burst, interval, System::nanoTime);
  }

  RateLimit(int burst, Duration interval, LongSupplier nanoTime) {
    this.burst = burst;
    this.intervalNanos = interval.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * @return how long to wait if it is one too many; empty if it is not
   */
  public synchronized Optional<Duration> exceededBy(String client) {
    long now = nanoTime.getAsLong();
    String key = network(client);
    Long full = fullAt.get(key);
    long base = full == null || full - now < 0 ? now : full;
    long wait = base + intervalNanos - (now + burst * intervalNanos);
    if (wait > 0) {
      return Optional.of(Duration.ofNanos(wait));
    }
    fullAt.put(key, base + intervalNanos);
    if (fullAt.size() > CLIENTS) {
      fullAt.remove(fullAt.keySet().iterator().next());
    }
    return Optional.empty();
  }

  /** Takes back the last one: it does not count. */
  public synchronized void forgive(String client) {
    fullAt.computeIfPresent(network(client), (key, full) -> full - intervalNanos);
  }

  /** Whoever has one address of IPv6 has its whole /64. */
  private static String network(String client) {
    if (!client.contains(":")) {
      return client;
    }
    String[] groups = client.split(":", -1);
    return groups.length == 8
        ? String.join(":", groups[0], groups[1], groups[2], groups[3])
        : client;
  }
}
