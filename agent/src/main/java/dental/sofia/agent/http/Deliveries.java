package dental.sofia.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was delivered lately. Whoever has overheard a delivery of LiveKit's can send it again for as
 * long as its signature is valid, and LiveKit itself does when an answer was lost; every event has
 * an id, so no two of them are the same bytes.
 */
final class Deliveries {
  /** LiveKit's signature is valid for five minutes, and clocks may differ by one. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST = 10_000;

  /** By the hash of the body, in the order in which they came. */
  private final Map<String, Instant> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** True once for the same bytes. */
  synchronized boolean isFirst(byte[] body, Instant now) {
    known.values().removeIf(came -> came.plus(KEPT).isBefore(now));
    return known.putIfAbsent(WebhookSignature.hash(body), now) == null;
  }
}
