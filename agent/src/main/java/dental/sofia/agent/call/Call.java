package dental.sofia.agent.call;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Conversation;
import dental.sofia.agent.conversation.Event;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.rtc.JoinOptions;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.Participant;
import dental.sofia.agent.rtc.Room;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.rtc.WebRtc;
import dental.sofia.agent.worker.Assignment;
import dental.sofia.agent.worker.JobRunner;
import java.time.Duration;
import java.time.LocalDateTime;
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
  private final Deadline patience;
  private final Attendance attendance;
  private Practice practice;
  private Room room;
  private Voice voice;
  private Conversation.State state;
  private long questionAt;
  private int asking;
  private boolean hangingUp;
  private boolean over;
  private String shown = "initializing";

  Call(CallContext context, Assignment assignment) {
    this.context = context;
    this.assignment = assignment;
    this.patience = new Deadline(context.timer(), this::nothingIsSaid);
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
      practice = context.tools().practice();
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
    voice = new Voice(room, audio, context.synthesis(), this::speaking, context.callEvents());
    context.callEvents().greeted(Duration.ofNanos(System.nanoTime() - began));
    take(context.conversation().begin(practice, assignment.jobId(), now()));
  }

  private synchronized void happened(RoomEvent event) {
    switch (event) {
      case RoomEvent.ParticipantJoined(Participant who) -> attendance.came(who);
      case RoomEvent.ParticipantLeft(Participant who, boolean deliberate) ->
          attendance.left(who, deliberate);
      case RoomEvent.TextReceived text -> {
        if (text.topic().equals(CHAT) && attendance.includes(text.from())) {
          heard(text.text());
        }
      }
      case RoomEvent.AudioStarted started ->
          started.audio().onFrame(new VoiceActivity(this::spokenInVain));
      case RoomEvent.ParticipantChanged changed -> {}
      case RoomEvent.AudioEnded ended -> {}
      case RoomEvent.DataReceived data -> {}
      case RoomEvent.Reconnecting lost -> {}
      case RoomEvent.Reconnected back -> {}
      case RoomEvent.Disconnected ended -> {} // told by the room's own future
    }
  }

  private synchronized void heard(String text) {
    if (state == null || over || text.isBlank()) {
      return;
    }
    if (voice != null) {
      voice.interrupt();
    }
    questionAt = System.nanoTime();
    tell(new Event.Heard(text));
  }

  private void spokenInVain() {
    // From WebRTC's thread, which must not wait for a call.
    context.timer().execute(() -> tell(new Event.SpokenInVain()));
  }

  private synchronized void answered(Answer answer) {
    asking--;
    tell(new Event.Answered(answer));
  }

  private synchronized void tell(Event event) {
    if (state == null || over || hangingUp) {
      return;
    }
    try {
      take(context.conversation().next(state, event, now()));
    } catch (RuntimeException e) {
      // A caller who is answered by silence hangs up; one who is told may say it in another way.
      LOG.errorf(e, "the conversation failed at %s", event.getClass().getSimpleName());
      voice.say(
          "Entschuldigung, da ist mir etwas durcheinandergeraten. Sagen Sie es bitte noch einmal anders.");
    }
  }

  private void take(Conversation.Step step) {
    state = step.state();
    for (var action : step.actions()) {
      switch (action) {
        case Action.Say(String text) -> voice.say(text);
        case Action.Ask(var request) -> {
          asking++;
          context.tools().ask(request).thenAcceptAsync(this::answered, context.timer());
        }
        case Action.Show shows -> room.sendText(Shown.BOOKING, Shown.json(shows), Map.of());
        case Action.HangUp hangUp -> {
          hangingUp = true;
          voice.afterwards().thenRun(this::leave);
        }
      }
    }
    patience.in(context.settings().silence());
    if (voice.idle()) {
      show(asking > 0 ? "thinking" : "listening");
    }
  }

  private synchronized void speaking(boolean speaks) {
    if (speaks && questionAt != 0) {
      context.callEvents().turn(Duration.ofNanos(System.nanoTime() - questionAt));
      questionAt = 0;
    }
    patience.in(context.settings().silence());
    show(speaks ? "speaking" : asking > 0 ? "thinking" : "listening");
  }

  private synchronized void nothingIsSaid() {
    if (voice != null && voice.idle()) {
      tell(new Event.Silence());
    }
  }

  private void show(String next) {
    if (!over && !next.equals(shown)) {
      shown = next;
      room.setAttributes(Map.of(Shown.STATE, next));
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
    patience.cancel();
    attendance.over();
  }

  private Void fail(Throwable failure) {
    leave();
    done.completeExceptionally(failure);
    return null;
  }

  private LocalDateTime now() {
    return LocalDateTime.now(context.clock().withZone(practice.zone()));
  }
}
