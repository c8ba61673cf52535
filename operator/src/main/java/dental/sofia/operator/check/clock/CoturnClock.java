package dental.sofia.operator.check.clock;

import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.turn.AllocateResult;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnClient;
import java.time.Duration;

/**
 * coturn tells nobody the time, but it compares its clock with the end of credentials: those that
 * are good for a moment must do, and those that ended a moment ago must not.
 */
final class CoturnClock {

  private static final Duration LONG = Duration.ofHours(1);

  private final Peer turn;
  private final Duration tolerance;
  private final Probes probes;

  CoturnClock(Peer turn, Duration tolerance, Probes probes) {
    this.turn = turn;
    this.tolerance = tolerance;
    this.probes = probes;
  }

  Outcome compare(String asker) throws Withheld {
    return switch (allocate(tolerance)) {
      // It looked at no credentials, so not at its clock either.
      case Allocated open when !open.authenticated() ->
          Outcomes.notAsked(turn + " asks for no credentials", Causes.TURN_SECURE);
      case Allocated stillGood -> notBehind(asker);
      case Refused refused when refused.code() == Refused.UNAUTHORIZED -> notAhead(asker);
      case Refused refused -> notAsked(refused.code() + " " + refused.reason());
      case dental.sofia.wire.turn.Failed failed -> notAsked(failed.fault().describe());
    };
  }

  private Outcome notBehind(String asker) throws Withheld {
    return allocate(tolerance.negated()) instanceof Allocated
        ? skewed("behind", asker)
        : new Passed(turn.toString());
  }

  /** Refused: is it the clock, or does coturn refuse these credentials for ever? */
  private Outcome notAhead(String asker) throws Withheld {
    return allocate(LONG) instanceof Allocated
        ? skewed("ahead of", asker)
        : notAsked("refuses the deployment's credentials");
  }

  private Outcome skewed(String where, String asker) {
    return new Failed(
        ClockInSync.CLOCK_SKEWED,
        turn + " is more than " + tolerance.toSeconds() + " s " + where + " " + asker);
  }

  private Outcome notAsked(String why) {
    return Outcomes.notAsked(turn + ": " + why, Causes.TURN_CREDENTIALS_VALID);
  }

  /** coturn holds a connection to its first credentials, so each has its own. */
  private AllocateResult allocate(Duration lifetime) throws Withheld {
    var credentials = probes.turnCredentials(lifetime);
    try (var client = TurnClient.to(turn.at(Ports.TURN), probes.deadline())) {
      return client.allocate(credentials);
    }
  }
}
