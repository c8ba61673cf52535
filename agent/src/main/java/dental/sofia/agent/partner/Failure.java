package dental.sofia.agent.partner;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a partner can't go on.
 *
 * @param retryAfter when the other side says how long to wait
 * @param detail for the log; without keys, and without what was said
 */
public record Failure(Reason reason, Optional<Duration> retryAfter, String detail) {

  /** The classes that are told apart. */
  public enum Reason {
    /** 401, 403: the key is wrong; to ask again is of no use. */
    UNAUTHORIZED,
    /** 429. */
    RATE_LIMITED,
    /** Other 4xx: a model that is not there, a question that is not understood. */
    REFUSED,
    /** 5xx. */
    SERVER_ERROR,
    /** Nothing came in time. */
    TIMEOUT,
    /** Not reached, or lost. */
    CONNECTION,
    /** What came makes no sense. */
    PROTOCOL,
    /** A fault of our own. */
    INTERNAL;

    /** As figures and logs call it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Failure of(Reason reason, String detail) {
    return new Failure(reason, Optional.empty(), detail);
  }

  /** By the status of an HTTP answer that is no success. */
  public static Failure ofStatus(int status, Optional<Duration> retryAfter) {
    var reason =
        switch (status) {
          case 401, 403 -> Reason.UNAUTHORIZED;
          case 408 -> Reason.TIMEOUT;
          case 429 -> Reason.RATE_LIMITED;
          default -> status >= 500 ? Reason.SERVER_ERROR : Reason.REFUSED;
        };
    return new Failure(reason, retryAfter, "HTTP " + status);
  }
}
