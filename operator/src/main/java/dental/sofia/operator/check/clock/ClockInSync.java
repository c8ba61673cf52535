package dental.sofia.operator.check.clock;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.livekit.LiveKitHttp.Health;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * The clocks of LiveKit and coturn agree with the asker's: the times in tokens and in TURN user
 * names depend on them.
 */
@ApplicationScoped
public class ClockInSync implements CallerCheck {

  public static final ConditionType TYPE = Causes.CLOCK_IN_SYNC;

  /** A clock differs by more than 30 seconds. Usually the node has no time synchronisation. */
  public static final Reason CLOCK_SKEWED = Reason.fault("ClockSkewed");

  /** Half of what LiveKit forgives in a token. */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final Clock clock;

  public ClockInSync(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    String asker = facts.vantage().asker();
    var outcomes =
        new ArrayList<>(
            probes.askEach(
                facts.peers(ComponentName.LIVEKIT),
                livekit -> compare(livekit, facts.vantage(), probes)));
    if (facts.model().coturn().isPresent()) {
      outcomes.addAll(
          probes.askEach(
              facts.peers(ComponentName.TURN),
              turn -> new CoturnClock(turn, TOLERANCE, probes).compare(asker)));
    }
    return probes.sumUp(
        outcomes, "clocks are within " + TOLERANCE.toSeconds() + " s of " + asker + "'s");
  }

  private Outcome compare(Peer livekit, Vantage vantage, Probes probes) {
    return switch (probes.http(livekit).health(probes.deadline())) {
      case Health.Failed failed ->
          Outcomes.notAsked(livekit + ": " + failed.fault().describe(), Causes.LIVEKIT_HEALTHY);
      case Health.Answered answered ->
          answered
              .date()
              .map(date -> compare(livekit, vantage, date))
              .orElseGet(
                  () -> Outcomes.notAsked(livekit + " sent no Date", Causes.LIVEKIT_HEALTHY));
    };
  }

  private Outcome compare(Peer livekit, Vantage vantage, Instant date) {
    Instant now = clock.instant();
    Duration ahead = Duration.between(now, date);
    return !isOff(date, now)
        ? new Passed(livekit.toString())
        // In minutes: a message with seconds would be another one in every round.
        : new Failed(
            CLOCK_SKEWED,
            livekit
                + " is about "
                + Math.max(1, ahead.abs().toMinutes())
                + " min "
                + (ahead.isNegative() ? "behind " : "ahead of ")
                + vantage.asker());
  }

  /** More than is tolerated. */
  public static boolean isOff(Instant date, Instant now) {
    return Duration.between(now, date).abs().compareTo(TOLERANCE) > 0;
  }
}
