package dental.sofia.agent.rtc;

import dental.sofia.agent.rtc.RoomEvent.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;

/**
 * A stay in a room. Its methods can be called from any thread, also from the listener, and never
 * wait; what they return is completed later, or fails with a {@link RtcException}. When the
 * connection is lost the room comes back by itself, and what was sent meanwhile is sent then.
 */
public final class Room {
  private final JoinOptions options;
  private final Lane lane = new Lane("rtc-room");
  private final Lane teller = new Lane("rtc-events");
  private final Consumer<RoomEvent> listener;
  private final WebRtc webRtc;
  private final Stay stay;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Room(WebRtc webRtc, JoinOptions options, Consumer<RoomEvent> listener) {
    this.webRtc = webRtc;
    this.options = options;
    this.listener = listener;
    this.stay = new Stay(webRtc, options, lane, this::tell);
  }

  /** Our own identity, as the token has it. */
  public String identity() {
    return stay.presence().local().getIdentity();
  }

  /** Our own sid; another one after a rejoin. */
  public String sid() {
    return stay.presence().local().getSid();
  }

  /** Our own attributes, as the server knows them. */
  public Map<String, String> attributes() {
    return Map.copyOf(stay.presence().local().getAttributesMap());
  }

  public String name() {
    return stay.presence().roomName();
  }

  /** All others who are there now. */
  public CompletableFuture<List<Participant>> participants() {
    return later(() -> CompletableFuture.completedFuture(stay.presence().others()));
  }

  /** Completed when media can flow both ways. */
  public CompletableFuture<Void> mediaConnected() {
    return limited(later(stay::mediaConnected), "media");
  }

  /** Begins to send sound: silence, until something is played. */
  public CompletableFuture<LocalAudio> publishAudio(String name) {
    return limited(later(() -> stay.presence().publish(name)), "publishing " + name);
  }

  /**
   * Sends a text, of any length.
   *
   * @return completed when it was handed to the network
   */
  public CompletableFuture<Void> sendText(
      String topic, String text, Map<String, String> attributes) {
    var packets = TextStreams.split(topic, text, attributes, System.currentTimeMillis());
    return later(() -> stay.sendReliably(packets));
  }

  /** Sends a few bytes; unreliable ones are sent now or never. */
  public CompletableFuture<Void> sendData(String topic, byte[] payload, boolean reliable) {
    var packet =
        DataPacket.newBuilder()
            .setUser(
                UserPacket.newBuilder()
                    .setTopic(topic)
                    .setPayload(com.google.protobuf.ByteString.copyFrom(payload)))
            .build();
    return later(() -> reliable ? stay.sendReliably(List.of(packet)) : stay.sendAtOnce(packet));
  }

  /** Sets attributes of our own; others stay as they are, an empty value removes one. */
  public CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
    return limited(later(() -> stay.presence().setAttributes(attributes)), "setting attributes");
  }

  /** Says goodbye to the server and releases everything. */
  public CompletableFuture<Void> leave() {
    lane.execute(() -> stay.end(Reason.LEFT, "left"));
    return ended;
  }

  /** Completed when this stay is over, for whatever reason, and everything is released. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** As if the network to the server had failed; for tests of what must survive that. */
  void cutSignalling() {
    lane.execute(stay::cut);
  }

  CompletableFuture<Room> join() {
    var joined = new CompletableFuture<Room>();
    lane.execute(
        () ->
            stay.join()
                .whenCompleteAsync(
                    (done, failure) -> {
                      if (failure == null) {
                        joined.complete(this);
                      } else {
                        stay.discard();
                        ended.complete(null);
                        joined.completeExceptionally(failure);
                      }
                    },
                    lane));
    return joined;
  }

  private void tell(RoomEvent event) {
    teller.execute(() -> listener.accept(event));
    if (event instanceof RoomEvent.Disconnected) {
      ended.complete(null);
    }
  }

  private <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> task) {
    if (ended.isDone()) {
      return CompletableFuture.failedFuture(new RtcException("this stay in the room is over"));
    }
    return CompletableFuture.supplyAsync(task, lane).thenCompose(result -> result);
  }

  private <T> CompletableFuture<T> limited(CompletableFuture<T> result, String what) {
    // A timeout of the future itself would complete it on a shared thread with a bare exception.
    var limit =
        webRtc
            .timer()
            .schedule(
                () -> result.completeExceptionally(new RtcException(what + " took too long")),
                options.answerWithin().toMillis(),
                TimeUnit.MILLISECONDS);
    result.whenComplete((done, failure) -> limit.cancel(false));
    return result;
  }
}
