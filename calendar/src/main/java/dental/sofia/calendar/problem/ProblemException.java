package dental.sofia.calendar.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends the answering of a request with this problem. No fault of the server, so it has no stack
 * trace.
 */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  public ProblemException(Problem problem) {
    this(problem, Optional.empty());
  }

  public ProblemException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
