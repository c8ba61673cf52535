package dental.sofia.agent.rtc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.TrackPublishedResponse;

/** What we send, which outlives a connection. Belongs to the room's thread. */
final class Publications {
  private final WebRtc webRtc;
  private final Consumer<SignalRequest> signal;
  private final Map<String, LocalAudio> byCid = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<LocalAudio>> awaited = new HashMap<>();
  private final Map<String, TrackPublishedResponse> confirmed = new HashMap<>();
  private Media media;

  Publications(WebRtc webRtc, Consumer<SignalRequest> signal) {
    this.webRtc = webRtc;
    this.signal = signal;
  }

  CompletableFuture<LocalAudio> add(String name) {
    var audio = webRtc.call(() -> new LocalAudio(webRtc, name));
    var published = new CompletableFuture<LocalAudio>();
    byCid.put(audio.cid(), audio);
    awaited.put(audio.cid(), published);
    webRtc.clock().add(audio);
    announce(audio);
    return published;
  }

  void published(TrackPublishedResponse response) {
    var audio = byCid.get(response.getCid());
    if (audio == null || media == null) {
      return;
    }
    confirmed.put(response.getCid(), response);
    audio.published(response.getTrack().getSid());
    media.add(audio);
    var published = awaited.remove(response.getCid());
    if (published != null) {
      published.complete(audio);
    }
  }

  /** Somebody receives one of ours. */
  void subscribed(String trackSid) {
    byCid.values().stream()
        .filter(audio -> audio.sid().equals(trackSid))
        .forEach(LocalAudio::received);
  }

  /** A new stay begins: all that is ours is announced to it. */
  void to(Media next) {
    media = next;
    confirmed.clear();
    byCid.values().forEach(this::announce);
  }

  void from(Media former) {
    new ArrayList<>(byCid.values()).forEach(former::remove);
    media = null;
  }

  void describe(SyncState.Builder state) {
    state.addAllPublishTracks(confirmed.values());
  }

  void release() {
    var failure = new RtcException("this stay in the room is over");
    List.copyOf(awaited.values()).forEach(future -> future.completeExceptionally(failure));
    byCid.values().forEach(webRtc.clock()::remove);
    webRtc.run(() -> byCid.values().forEach(LocalAudio::release));
    byCid.clear();
  }

  private void announce(LocalAudio audio) {
    var request =
        AddTrackRequest.newBuilder()
            .setCid(audio.cid())
            .setName(audio.name())
            .setType(TrackType.AUDIO)
            .setSource(TrackSource.MICROPHONE)
            .setDisableRed(true);
    signal.accept(SignalRequest.newBuilder().setAddTrack(request).build());
  }
}
