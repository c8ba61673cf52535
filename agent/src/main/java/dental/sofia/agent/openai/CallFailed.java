package dental.sofia.agent.openai;

import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** The API did not do what it was asked. */
final class CallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SUCCESS = 2;

  private final transient Failure failure;

  CallFailed(Failure failure) {
    super(failure.detail());
    this.failure = failure;
  }

  static CallFailed of(Reason reason, String detail) {
    return new CallFailed(Failure.of(reason, detail));
  }

  static boolean success(int status) {
    return status / 100 == SUCCESS;
  }

  /** Of an answer that is no success; its text may have anything in it, and is left out. */
  static CallFailed of(int status, HttpHeaders headers) {
    return new CallFailed(Failure.ofStatus(status, retryAfter(headers)));
  }

  static CallFailed of(IOException e) {
    return of(
        e instanceof HttpTimeoutException ? Reason.TIMEOUT : Reason.CONNECTION,
        e.getClass().getSimpleName());
  }

  /** Whatever a library has made of it. */
  static Failure failure(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallFailed failed) {
        return failed.failure;
      }
      if (cause instanceof IOException io
          && !(io instanceof com.fasterxml.jackson.core.JacksonException)) {
        return of(io).failure;
      }
    }
    return Failure.of(Reason.PROTOCOL, thrown.getClass().getSimpleName());
  }

  /** In seconds; a date is not sent by those who have this API. */
  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}(\\.[0-9]{1,6})?"))
        .map(value -> Duration.ofMillis((long) (1000 * Double.parseDouble(value))));
  }
}
