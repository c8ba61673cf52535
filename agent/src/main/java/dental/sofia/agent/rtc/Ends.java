package dental.sofia.agent.rtc;

import dental.sofia.agent.rtc.RoomEvent.Reason;
import java.util.EnumSet;
import java.util.Set;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.SignalResponse;

/** What the server's reasons for ending a stay mean. */
final class Ends {
  /** After these another try would be refused, or would throw somebody else out. */
  private static final Set<DisconnectReason> FOR_GOOD =
      EnumSet.of(
          DisconnectReason.DUPLICATE_IDENTITY,
          DisconnectReason.PARTICIPANT_REMOVED,
          DisconnectReason.ROOM_DELETED,
          DisconnectReason.ROOM_CLOSED);

  private Ends() {}

  static Reason reason(DisconnectReason reason) {
    return switch (reason) {
      case DUPLICATE_IDENTITY -> Reason.REPLACED;
      case PARTICIPANT_REMOVED -> Reason.REMOVED;
      case ROOM_DELETED, ROOM_CLOSED -> Reason.ROOM_CLOSED;
      case CLIENT_INITIATED -> Reason.LEFT;
      default -> Reason.CONNECTION_LOST;
    };
  }

  static RtcException refusal(SignalResponse answer) {
    if (!answer.hasLeave()) {
      return new RtcException("the server answered with " + answer.getMessageCase());
    }
    var reason = answer.getLeave().getReason();
    return new RtcException("the server refused: " + reason, FOR_GOOD.contains(reason), null);
  }
}
