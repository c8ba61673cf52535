package dental.sofia.agent.rtc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.DataChannelReceiveState;
import livekit.LivekitRtc.SyncState;

/** Messages that arrive. Belongs to the room's thread. */
final class Inbox {
  private final TextStreams texts = new TextStreams();
  private final Map<String, Integer> lastSequences = new HashMap<>();

  Optional<? extends RoomEvent> receive(DataPacket packet) {
    // After an interruption the server sends again what it is not sure of.
    int sequence = packet.getSequence();
    if (sequence > 0) {
      Integer last = lastSequences.get(packet.getParticipantSid());
      if (last != null && sequence <= last) {
        return Optional.empty();
      }
      lastSequences.put(packet.getParticipantSid(), sequence);
    }
    return packet.hasUser()
        ? Optional.of(
            new RoomEvent.DataReceived(
                packet.getParticipantIdentity(),
                packet.getUser().getTopic(),
                packet.getUser().getPayload().toByteArray()))
        : texts.receive(packet);
  }

  void describe(SyncState.Builder state) {
    lastSequences.forEach(
        (sid, sequence) ->
            state.addDatachannelReceiveStates(
                DataChannelReceiveState.newBuilder().setPublisherSid(sid).setLastSeq(sequence)));
  }
}
