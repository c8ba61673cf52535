package dental.sofia.operator.check.ice;

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
import dental.sofia.operator.check.TurnDoor;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.ice.NominationResult;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Permitted;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.whip.WhipSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * LiveKit reaches a caller through the relay by itself, and takes the relayed pair at once (RFC
 * 8445 section 8.1.1): that is how the connection on which callers hear the agent comes about. A
 * LiveKit reads how long it hesitates when it starts and never again, so each start is asked once.
 */
@ApplicationScoped
public class ConnectsPromptly implements CallerCheck {

  public static final ConditionType TYPE = new ConditionType("ConnectsPromptly");

  /**
   * LiveKit takes a relayed pair only after a while. Usually it runs with its default for
   * rtc.relay_acceptance_min_wait, two seconds.
   */
  public static final Reason RELAY_ACCEPTED_LATE = Reason.fault("RelayAcceptedLate");

  /**
   * LiveKit answers through the relay, and what it sends by itself does not come. Usually a network
   * policy or a firewall lets only answers pass from LiveKit to coturn.
   */
  public static final Reason MEDIA_ONE_WAY = Reason.fault("MediaOneWay");

  /** LiveKit tries for a second. What is left then goes into asking what was lost. */
  private static final Duration SILENCE = Duration.ofMillis(1300);

  /** Configured it takes a fifth of a second, by default two. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String SUMMARY =
      "LiveKit reaches callers through the relay and connects at once";

  private final ProvedStarts proved = new ProvedStarts();

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().coturn().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    return probes.sumUp(
        probes.askEach(
            facts.peers(ComponentName.LIVEKIT), livekit -> onceAStart(livekit, facts, probes)),
        SUMMARY);
  }

  private Outcome onceAStart(Peer livekit, Facts facts, Probes probes) throws Exception {
    Optional<String> start = ProvedStarts.of(livekit, facts.workload(ComponentName.LIVEKIT).pods());
    if (start.filter(proved::contains).isPresent()) {
      return new Passed(livekit.toString());
    }
    Outcome outcome =
        probes.askJoined(livekit, session -> throughRelay(livekit, session, facts, probes));
    if (outcome instanceof Passed) {
      start.ifPresent(proved::add);
    }
    return outcome;
  }

  /** One relay is enough: it is LiveKit that hesitates. */
  private static Outcome throughRelay(Peer livekit, WhipSession session, Facts facts, Probes probes)
      throws Exception {
    Optional<Peer> turn = facts.peers(ComponentName.TURN).stream().findFirst();
    if (turn.isEmpty()) {
      return Outcomes.noReadyPods();
    }
    if (session.iceServers().isEmpty()) {
      return Outcomes.notAsked(
          livekit + " hands out no TURN server", Causes.TURN_CREDENTIALS_VALID);
    }
    Optional<InetSocketAddress> media = MediaAddress.of(livekit, session, facts);
    if (media.isEmpty()) {
      return Outcomes.notAsked(
          livekit + " does not offer the address that media comes from", Causes.ICE_TCP_ONLY);
    }
    TurnDoor door = TurnDoor.of(facts.model().coturn().orElseThrow()).getFirst();
    try (var relay = TurnClient.to(door.on(turn.get()), probes.deadline())) {
      if (!(relay.allocate(session.iceServers().getFirst().credentials())
          instanceof Allocated allocated)) {
        return Outcomes.notAsked("no allocation on " + turn.get(), Causes.TURN_CREDENTIALS_VALID);
      }
      // Before LiveKit is told of the allocation: it tries for a second only.
      if (!(relay.createPermission(media.get()) instanceof Permitted)) {
        return Outcomes.notAsked(
            turn.get() + " does not relay to " + livekit, Causes.MEDIA_PATH_VERIFIED);
      }
      return probes.askPassively(
          livekit,
          allocated.relayed(),
          passive -> nominated(livekit, relay, media.get(), passive, probes));
    }
  }

  private static Outcome nominated(
      Peer livekit, TurnClient relay, InetSocketAddress media, WhipSession passive, Probes probes) {
    return switch (passive
        .iceAnswerer()
        .awaitNomination(relay, SILENCE, PATIENCE, probes.deadline())) {
      case NominationResult.Nominated nominated -> new Passed(livekit.toString());
      case NominationResult.Undecided undecided ->
          new Failed(
              RELAY_ACCEPTED_LATE,
              livekit
                  + " has not taken a relayed pair for more than "
                  + PATIENCE.toSeconds()
                  + " s: every relayed call waits that long");
      case NominationResult.Failed failed -> silent(livekit, relay, media, passive, probes);
    };
  }

  /**
   * Nothing came. Is it only the way from LiveKit that is cut? Asked of the same session: LiveKit
   * has sent to this address for it, and takes what comes from there for that session's.
   */
  private static Outcome silent(
      Peer livekit, TurnClient relay, InetSocketAddress media, WhipSession passive, Probes probes) {
    return passive.iceCheck().through(relay, media, probes.deadline()) instanceof IceResult.Answered
        ? new Failed(
            MEDIA_ONE_WAY,
            livekit + " answers through the relay, but nothing that it sends by itself comes")
        : Outcomes.notAsked(
            "nothing came from " + livekit + " through the relay", Causes.MEDIA_PATH_VERIFIED);
  }
}
