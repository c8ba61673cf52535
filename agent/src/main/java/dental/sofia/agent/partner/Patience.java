package dental.sofia.agent.partner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much failing is put up with in a call.
 *
 * @param answerWithin a partner that says nothing for so long after the caller did has failed
 * @param pauses before the first, the second … attempt in a row; then it is given up
 * @param longestWait if the other side wants more, it is given up at once
 * @param mostFailures in one call, however well it went in between
 * @param rehearsals between attempts without a caller; the last pause again and again
 */
public record Patience(
    Duration answerWithin,
    List<Duration> pauses,
    Duration longestWait,
    int mostFailures,
    List<Duration> rehearsals) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(8),
          List.of(Duration.ofMillis(500), Duration.ofSeconds(2)),
          Duration.ofSeconds(5),
          6,
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20)));

  public Patience {
    pauses = List.copyOf(pauses);
    rehearsals = List.copyOf(rehearsals);
  }

  /**
   * @param inRow attempts without a caller that were in vain
   * @return how long to wait before the next
   */
  Duration rehearsalPause(int inRow) {
    return rehearsals.get(Math.min(inRow, rehearsals.size() - 1));
  }

  /**
   * @param inRow failures without a word in between, this one included
   * @param inAll failures in this call, this one included
   * @return how long to wait before another attempt; empty if there is to be none
   */
  Optional<Duration> pause(Failure failure, int inRow, int inAll) {
    boolean hopeless =
        switch (failure.reason()) {
          case UNAUTHORIZED, REFUSED -> true;
          case RATE_LIMITED, SERVER_ERROR, TIMEOUT, CONNECTION, PROTOCOL, INTERNAL -> false;
        };
    if (hopeless || inRow > pauses.size() || inAll > mostFailures) {
      return Optional.empty();
    }
    var own = pauses.get(inRow - 1);
    var wanted = failure.retryAfter().filter(wait -> wait.compareTo(own) > 0).orElse(own);
    return wanted.compareTo(longestWait) > 0 ? Optional.empty() : Optional.of(wanted);
  }
}
