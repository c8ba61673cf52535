package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the end of a connection, as it becomes known. Google tells most by the reason of
 * a close frame, since it accepts nearly every connection at first.
 */
final class Ending {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int LONGEST_DETAIL = 120;

  private int status;
  private Optional<Duration> retryAfter = Optional.empty();
  private Failure failure;

  /** The answer to our request for a connection. */
  synchronized void upgrade(int httpStatus, Optional<Duration> again) {
    status = httpStatus;
    retryAfter = again;
  }

  /** Google has sent a close frame. */
  synchronized void closed(int code, String reason) {
    first(Failure.of(classify(code, reason), "closed with %d %s".formatted(code, cut(reason))));
  }

  /** The socket failed. */
  synchronized void failed(Throwable thrown) {
    if (status != 0 && status != SWITCHING_PROTOCOLS) {
      first(Failure.ofStatus(status, retryAfter));
    } else if (thrown instanceof InterruptedIOException) {
      first(Failure.of(Reason.TIMEOUT, "no answer from the network"));
    } else if (thrown instanceof ProtocolException) {
      first(Failure.of(Reason.PROTOCOL, "not the protocol of WebSockets"));
    } else {
      first(Failure.of(Reason.CONNECTION, thrown.getClass().getSimpleName()));
    }
  }

  synchronized void because(Reason reason, String detail) {
    first(Failure.of(reason, detail));
  }

  /** Why it ended, as far as is known by now. */
  synchronized Failure failure() {
    return failure == null ? Failure.of(Reason.CONNECTION, "closed") : failure;
  }

  private void first(Failure known) {
    if (failure == null) {
      failure = known;
    }
  }

  private static Reason classify(int code, String reason) {
    var text = reason.toLowerCase(Locale.ROOT);
    if (contains(text, "api key", "api_key", "unauthenticated", "permission", "unregistered")) {
      return Reason.UNAUTHORIZED;
    }
    if (contains(text, "quota", "resource_exhausted", "resource exhausted", "rate limit")) {
      return Reason.RATE_LIMITED;
    }
    if (contains(text, "deadline expired", "deadline exceeded")) {
      return Reason.CONNECTION; // the longest time for one connection, and no fault
    }
    return switch (code) {
      case 1002, 1003, 1007, 1008, 1009, 1010 -> Reason.REFUSED;
      case 1011, 1012, 1013, 1014 -> Reason.SERVER_ERROR;
      default -> Reason.CONNECTION;
    };
  }

  private static boolean contains(String text, String... parts) {
    return Stream.of(parts).anyMatch(text::contains);
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_DETAIL ? reason : reason.substring(0, LONGEST_DETAIL) + "…";
  }
}
