package dental.sofia.agent.rtc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SyncState;

/**
 * What a participant has in a room and knows of it, whichever connection carries it at the time.
 * Belongs to the room's thread.
 */
final class Presence {
  private final Consumer<SignalRequest> signal;
  private final Consumer<RoomEvent> teller;
  private final Roster roster = new Roster();
  private final Outbox outbox = new Outbox();
  private final Inbox inbox = new Inbox();
  private final Attributes attributes = new Attributes();
  private final Hearing hearing;
  private final Publications publications;
  private volatile ParticipantInfo local = ParticipantInfo.getDefaultInstance();
  private volatile String roomName = "";

  Presence(WebRtc webRtc, Consumer<SignalRequest> signal, Consumer<RoomEvent> teller) {
    this.signal = signal;
    this.teller = teller;
    this.hearing = new Hearing(webRtc, roster, teller);
    this.publications = new Publications(webRtc, signal);
  }

  ParticipantInfo local() {
    return local;
  }

  String roomName() {
    return roomName;
  }

  List<Participant> others() {
    return roster.participants();
  }

  CompletableFuture<LocalAudio> publish(String name) {
    return publications.add(name);
  }

  CompletableFuture<Void> setAttributes(Map<String, String> changes) {
    return attributes.set(changes, signal);
  }

  CompletableFuture<Void> enqueue(List<DataPacket> packets) {
    return outbox.add(packets);
  }

  void flush(Predicate<DataPacket> channel) {
    outbox.flush(channel);
  }

  void receive(DataPacket packet) {
    if (packet.hasRpcRequest()) {
      outbox.add(Refusal.of(packet));
    } else {
      inbox.receive(packet).ifPresent(teller);
    }
  }

  void hear(RemoteAudio audio) {
    hearing.started(audio);
  }

  /** A join, the first or another. */
  void enter(JoinResponse join, Media media) {
    local = join.getParticipant();
    roomName = join.getRoom().getName();
    roster.reset(local, join.getOtherParticipantsList()).forEach(teller);
    publications.to(media);
    attributes.again(signal);
  }

  /** What the server says of participants, tracks and attributes. */
  void take(SignalResponse message) {
    switch (message.getMessageCase()) {
      case UPDATE -> update(message.getUpdate().getParticipantsList());
      case TRACK_PUBLISHED -> publications.published(message.getTrackPublished());
      case TRACK_SUBSCRIBED -> publications.subscribed(message.getTrackSubscribed().getTrackSid());
      case REQUEST_RESPONSE -> attributes.answered(message.getRequestResponse());
      default -> {} // speakers, quality, video and the like concern nobody here
    }
  }

  void describe(SyncState.Builder state) {
    publications.describe(state);
    inbox.describe(state);
  }

  /** Before these media are closed. */
  void detach(Media media) {
    hearing.forget();
    publications.from(media);
  }

  /** The end. */
  void release() {
    publications.release();
    outbox.fail();
    attributes.fail();
  }

  private void update(List<ParticipantInfo> participants) {
    participants.stream()
        .filter(info -> info.getSid().equals(local.getSid()))
        .forEach(info -> attributes.seen(info.getAttributesMap()));
    roster.update(participants).forEach(teller);
    hearing.update();
  }
}
