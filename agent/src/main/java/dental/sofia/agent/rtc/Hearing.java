package dental.sofia.agent.rtc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The tracks that we receive. Belongs to the room's thread. */
final class Hearing {
  private final WebRtc webRtc;
  private final Roster roster;
  private final Consumer<RoomEvent> teller;
  private final Map<String, RemoteAudio> audible = new LinkedHashMap<>();

  /** Those whose sound came before the server told of them. */
  private final Map<String, RemoteAudio> unknown = new LinkedHashMap<>();

  Hearing(WebRtc webRtc, Roster roster, Consumer<RoomEvent> teller) {
    this.webRtc = webRtc;
    this.roster = roster;
    this.teller = teller;
  }

  void started(RemoteAudio audio) {
    unknown.put(audio.trackSid(), audio);
    update();
  }

  /** After others have come, gone, or begun or ended to send. */
  void update() {
    for (var audio : new ArrayList<>(unknown.values())) {
      roster
          .publisherOf(audio.trackSid())
          .ifPresent(
              participant -> {
                unknown.remove(audio.trackSid());
                audible.put(audio.trackSid(), audio);
                webRtc.run(audio::open);
                teller.accept(new RoomEvent.AudioStarted(participant, audio));
              });
    }
    for (var audio : new ArrayList<>(audible.values())) {
      if (roster.publisherOf(audio.trackSid()).isEmpty()) {
        end(audio);
      }
    }
  }

  /** The stay is over, or begins anew. */
  void forget() {
    unknown.clear();
    new ArrayList<>(audible.values()).forEach(this::end);
  }

  private void end(RemoteAudio audio) {
    audible.remove(audio.trackSid());
    webRtc.run(audio::close);
    teller.accept(new RoomEvent.AudioEnded(audio));
  }
}
