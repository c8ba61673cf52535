package dental.sofia.operator.check.livekit;

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
import dental.sofia.operator.check.clock.ClockInSync;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.livekit.LiveKitHttp.Health;
import dental.sofia.wire.livekit.LiveKitHttp.Validation;
import dental.sofia.wire.whip.WhipResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;

/**
 * LiveKit answers, takes tokens made with the deployment's key, refuses others, and lets callers
 * in.
 */
@ApplicationScoped
public class LiveKitHealthy implements CallerCheck {

  public static final ConditionType TYPE = Causes.LIVEKIT_HEALTHY;

  /**
   * LiveKit does not answer on its signalling port. Usually the process hangs, or the network to
   * the pod is cut.
   */
  public static final Reason LIVEKIT_SILENT = Reason.fault("LiveKitSilent");

  /** LiveKit says that it is not ready (406). Usually it is starved of processor time. */
  public static final Reason LIVEKIT_STARVED = Reason.fault("LiveKitStarved");

  /**
   * LiveKit refuses a token made with the deployment's key. Usually it runs with older keys than
   * its Secret holds.
   */
  public static final Reason API_KEY_REFUSED = Reason.fault("ApiKeyRefused");

  /** LiveKit accepts a token that was signed with a wrong secret. */
  public static final Reason FORGED_TOKEN_ACCEPTED = Reason.stuck("ForgedTokenAccepted");

  /** LiveKit takes the deployment's key and lets nobody in. Usually livekit.config limits it. */
  public static final Reason JOIN_REFUSED = Reason.fault("JoinRefused");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    return probes.sumUp(
        probes.askEach(facts.peers(ComponentName.LIVEKIT), livekit -> health(livekit, probes)),
        "LiveKit answers, takes the deployment's key and no other");
  }

  private static Outcome health(Peer livekit, Probes probes) throws Exception {
    return switch (probes.http(livekit).health(probes.deadline())) {
      case Health.Failed failed ->
          new Failed(LIVEKIT_SILENT, livekit + ": " + failed.fault().describe());
      case Health.Answered answered when answered.status() == HttpURLConnection.HTTP_OK ->
          ownKey(livekit, answered, probes);
      case Health.Answered answered ->
          new Failed(
              LIVEKIT_STARVED,
              livekit + " answered GET / with " + answered.status() + " instead of 200");
    };
  }

  private static Outcome ownKey(Peer livekit, Health.Answered health, Probes probes)
      throws Exception {
    return switch (probes.http(livekit).validate(probes.joinToken(), probes.deadline())) {
      case Validation.Failed failed ->
          new Failed(LIVEKIT_SILENT, livekit + ": " + failed.fault().describe());
      // A token is good for a time, and to LiveKit that may be over: nothing is wrong with the key.
      case Validation.Refused refused
          when health.date().filter(date -> ClockInSync.isOff(date, probes.now())).isPresent() ->
          Outcomes.notAsked(
              livekit + " refused a token with " + refused.status() + ": " + refused.excerpt(),
              Causes.CLOCK_IN_SYNC);
      case Validation.Refused refused
          when refused.status() != HttpURLConnection.HTTP_UNAUTHORIZED ->
          joinRefused(livekit, refused.status(), refused.excerpt());
      case Validation.Refused refused ->
          new Failed(
              API_KEY_REFUSED,
              livekit
                  + " refused a token of the deployment's key with "
                  + refused.status()
                  + ": "
                  + refused.excerpt());
      case Validation.Accepted accepted -> forgedKey(livekit, probes);
    };
  }

  private static Outcome forgedKey(Peer livekit, Probes probes) throws Exception {
    return switch (probes.http(livekit).validate(probes.forgedToken(), probes.deadline())) {
      case Validation.Failed failed ->
          new Failed(LIVEKIT_SILENT, livekit + ": " + failed.fault().describe());
      case Validation.Refused refused -> join(livekit, probes);
      case Validation.Accepted accepted ->
          new Failed(
              FORGED_TOKEN_ACCEPTED, livekit + " accepted a token signed with a wrong secret");
    };
  }

  private static Outcome join(Peer livekit, Probes probes) throws Exception {
    return switch (probes.join(livekit)) {
      case WhipResult.Joined joined -> new Passed(livekit.toString());
      case WhipResult.Failed failed ->
          new Failed(LIVEKIT_SILENT, livekit + ": " + failed.fault().describe());
      case WhipResult.Refused refused -> joinRefused(livekit, refused.status(), refused.excerpt());
    };
  }

  private static Outcome joinRefused(Peer livekit, int status, String excerpt) {
    return new Failed(
        JOIN_REFUSED,
        livekit + " knows the deployment's key and lets nobody in: " + status + " " + excerpt);
  }
}
