package dental.sofia.agent.call;

import dental.sofia.agent.rtc.JoinOptions;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.Participant;
import dental.sofia.agent.rtc.RemoteAudio;
import dental.sofia.agent.rtc.Room;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.rtc.WebRtc;
import dental.sofia.agent.worker.Assignment;
import dental.sofia.agent.worker.JobRunner;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One call. It is begun by {@link #start}, and everything in it happens under its own lock. */
final class Call implements JobRunner.RunningJob {
  private static final Logger LOG = Logger.getLogger(Call.class);
  private static final String CHAT = "lk.chat";

  private final CallContext context;
  private final Assignment assignment;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final long began = System.nanoTime();
  private final Map<String, RemoteAudio> audible = new LinkedHashMap<>();
  private final Map<String, Ears> ears = new HashMap<>();
  private final Attendance attendance;
  private Room room;
  private Scene scene;
  private boolean over;

  Call(CallContext context, Assignment assignment) {
    this.context = context;
    this.assignment = assignment;
    this.attendance = new Attendance(context, () -> end("nobody is there"), this::yield);
  }

  void start() {
    var options = JoinOptions.of(assignment.server(), assignment.token());
    WebRtc.shared()
        .join(options.relayOnly(context.relayOnly()), this::happened)
        .thenCompose(this::joined)
        .exceptionally(this::fail);
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void end(String why) {
    LOG.debugf("%s: %s", assignment.room(), why);
    leave();
  }

  private CompletableFuture<Void> joined(Room joined) {
    synchronized (this) {
      room = joined;
      if (over) {
        joined.leave();
      } else {
        attendance.joined(joined);
      }
    }
    joined
        .ended()
        .whenComplete(
            (ended, failure) -> {
              stop();
              done.complete(null);
            });
    return joined
        .publishAudio("sofia")
        .thenCompose(
            audio ->
                Audience.of(joined, audio, context.listenersMillis())
                    .thenAccept(there -> greet(audio)));
  }

  private synchronized void greet(LocalAudio audio) {
    if (over) {
      return;
    }
    scene =
        new Scene(
            room, audio, context, context.tools().practice(), assignment.jobId(), this::leave);
    context.callEvents().greeted(Duration.ofNanos(System.nanoTime() - began));
    scene.begin();
    audible.values().forEach(this::listen);
  }

  private synchronized void happened(RoomEvent event) {
    switch (event) {
      case RoomEvent.ParticipantJoined(Participant who) -> attendance.came(who);
      case RoomEvent.ParticipantLeft(Participant who, boolean deliberate) ->
          attendance.left(who, deliberate);
      case RoomEvent.TextReceived text -> {
        if (text.topic().equals(CHAT)
            && attendance.includes(text.from())
            && scene != null
            && !over) {
          scene.wrote(text.text());
        }
      }
      case RoomEvent.AudioStarted(Participant who, RemoteAudio audio) -> {
        if (attendance.includes(who.identity())) {
          audible.put(audio.trackSid(), audio);
          listen(audio);
        }
      }
      case RoomEvent.AudioEnded(RemoteAudio audio) -> {
        audible.remove(audio.trackSid());
        var gone = ears.remove(audio.trackSid());
        if (gone != null) {
          gone.close();
        }
      }
      case RoomEvent.ParticipantChanged changed -> {}
      case RoomEvent.DataReceived data -> {}
      case RoomEvent.Reconnecting lost -> {}
      case RoomEvent.Reconnected back -> {}
      case RoomEvent.Disconnected ended -> {} // told by the room's own future
    }
  }

  private void listen(RemoteAudio audio) {
    if (scene != null && !over) {
      var listening = scene.ears(audio.trackSid());
      ears.put(audio.trackSid(), listening);
      audio.onFrame(listening);
    }
  }

  private synchronized void leave() {
    if (over) {
      return;
    }
    stop();
    if (room != null) {
      room.setAttributes(Map.of(Shown.OUTCOME, "ended"))
          .orTimeout(1, TimeUnit.SECONDS)
          .whenComplete((set, failure) -> room.leave());
    }
  }

  /** Says nothing of an end: the call goes on with another. */
  private void yield() {
    LOG.infof("room %s has an elder agent", assignment.room());
    stop();
    room.leave();
  }

  private synchronized void stop() {
    over = true;
    attendance.over();
    if (scene != null) {
      scene.end();
    }
  }

  private Void fail(Throwable failure) {
    leave();
    done.completeExceptionally(failure);
    return null;
  }
}
