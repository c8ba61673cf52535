package dental.sofia.operator.check;

import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.livekit.LiveKitHttp.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks LiveKit how full it is. For metrics only: not to know it is no fault. */
@ApplicationScoped
public class OccupancyReader {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

  private final Clock clock;

  public OccupancyReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param results of the round that has just been made: where something is wrong, LiveKit is not
   *     asked for figures as well
   * @return empty where it is not known of every pod
   */
  public Optional<Occupancy> read(Facts facts, List<CheckResult> results) {
    boolean well = results.stream().allMatch(result -> result.outcome() instanceof Outcome.Passed);
    try {
      return well ? ask(facts) : Optional.empty();
    } catch (Withheld e) {
      return Optional.empty();
    }
  }

  private Optional<Occupancy> ask(Facts facts) throws Withheld {
    String token = token(facts);
    var sum = Occupancy.NONE;
    for (Peer livekit : facts.peers(ComponentName.LIVEKIT)) {
      var http = new LiveKitHttp(HttpOrigin.of(livekit.at(Ports.SIGNALLING)));
      switch (http.listRooms(token, Deadline.after(PATIENCE))) {
        case Rooms.Listed listed -> sum = sum.plus(count(listed.rooms()));
        case Rooms.Refused refused -> {
          return Optional.empty();
        }
        case Rooms.Failed failed -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(sum);
  }

  private static Occupancy count(List<LiveKitHttp.Room> rooms) {
    return rooms.stream()
        .filter(room -> !room.name().startsWith(LiveKitToken.PROBE_ROOM_PREFIX))
        .map(room -> new Occupancy(1, room.participants()))
        .reduce(Occupancy.NONE, Occupancy::plus);
  }

  private String token(Facts facts) throws Withheld {
    return LiveKitToken.of(LiveKitToken.PROBE_IDENTITY, clock.instant().plus(TOKEN_LIFETIME))
        .with(Grant.ROOM_LIST, true)
        .sign(facts.credentials().apiKey().signer());
  }
}
