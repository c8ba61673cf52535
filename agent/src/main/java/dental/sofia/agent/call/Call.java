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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One call. It is begun by {@link #start}, and everything in it happens under its own lock. */
final class Call implements JobRunner.RunningJob {
  private static final Logger LOG = Logger.getLogger(Call.class);
  private static final String CHAT = "lk.chat";
  private static final String BOOKING = "sofia.booking";
  private static final String STATE = "lk.agent.state";
  private static final String OUTCOME = "sofia.call";

  private final CallContext context;
  private final Assignment assignment;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final long began = System.nanoTime();
  private final Set<String> callers = new HashSet<>();
  private Practice practice;
  private Room room;
  private Voice voice;
  private Conversation.State state;
  private ScheduledFuture<?> patience;
  private ScheduledFuture<?> absence;
  private long questionAt;
  private int asking;
  private boolean hangingUp;
  private boolean over;
  private String shown = "initializing";

  Call(CallContext context, Assignment assignment) {
    this.context = context;
    this.assignment = assignment;
  }

  void start() {
    var options = JoinOptions.of(assignment.server(), assignment.token());
    WebRtc.shared()
        .join(options.relayOnly(context.relayOnly()), this::happened)
        .thenCompose(this::joined)
        .whenComplete(
            (greeted, failure) -> {
              if (failure != null) {
                fail(failure);
              }
            });
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
      if (callers.isEmpty()) {
        expectCaller(context.settings().callerMustCome());
      }
    }
    joined.ended().whenComplete((ended, failure) -> gone());
    return joined
        .publishAudio("sofia")
        .thenCompose(
            audio ->
                CompletableFuture.allOf(joined.mediaConnected(), audio.heard())
                    .completeOnTimeout(null, context.listenersMillis(), TimeUnit.MILLISECONDS)
                    .thenAccept(ready -> greet(audio)));
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
      case RoomEvent.ParticipantJoined(Participant who) -> came(who);
      case RoomEvent.ParticipantLeft(Participant who) -> left(who);
      case RoomEvent.TextReceived text -> {
        if (text.topic().equals(CHAT) && callers.contains(text.from())) {
          heard(text.text());
        }
      }
      case RoomEvent.AudioStarted started ->
          started.audio().onFrame(new VoiceActivity(this::spokenInVain));
      case RoomEvent.Disconnected ended -> LOG.debugf("%s: %s", assignment.room(), ended);
      case RoomEvent.ParticipantChanged changed -> {}
      case RoomEvent.AudioEnded ended -> {}
      case RoomEvent.DataReceived data -> {}
      case RoomEvent.Reconnecting lost -> {}
      case RoomEvent.Reconnected back -> {}
    }
  }

  private void came(Participant who) {
    if (who.kind() != Participant.Kind.AGENT) {
      callers.add(who.identity());
      cancel(absence);
    }
  }

  private void left(Participant who) {
    if (callers.remove(who.identity()) && callers.isEmpty()) {
      expectCaller(context.settings().callerMayReturn());
    }
  }

  private void expectCaller(Duration limit) {
    cancel(absence);
    absence =
        context
            .timer()
            .schedule(() -> end("nobody is there"), limit.toMillis(), TimeUnit.MILLISECONDS);
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
    if (state != null && !over && !hangingUp) {
      take(context.conversation().next(state, event, now()));
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
        case Action.Show shows -> room.sendText(BOOKING, Shown.json(shows), Map.of());
        case Action.HangUp hangUp -> {
          hangingUp = true;
          voice.afterwards().thenRun(this::leave);
        }
      }
    }
    bePatient();
    show();
  }

  private synchronized void speaking(boolean speaks) {
    if (speaks && questionAt != 0) {
      context.callEvents().turn(Duration.ofNanos(System.nanoTime() - questionAt));
      questionAt = 0;
    }
    bePatient();
    show(speaks ? "speaking" : asking > 0 ? "thinking" : "listening");
  }

  /** The silence begins anew. */
  private void bePatient() {
    cancel(patience);
    patience =
        context
            .timer()
            .schedule(
                () -> {
                  if (voice.idle()) {
                    tell(new Event.Silence());
                  }
                },
                context.settings().silence().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void show() {
    if (voice.idle()) {
      show(asking > 0 ? "thinking" : "listening");
    }
  }

  private void show(String next) {
    if (!over && !next.equals(shown)) {
      shown = next;
      room.setAttributes(Map.of(STATE, next));
    }
  }

  private synchronized void leave() {
    if (over) {
      return;
    }
    over = true;
    cancel(patience);
    cancel(absence);
    if (room == null) {
      return;
    }
    room.setAttributes(Map.of(OUTCOME, "ended"))
        .orTimeout(1, TimeUnit.SECONDS)
        .whenComplete((set, failure) -> room.leave());
  }

  private void gone() {
    synchronized (this) {
      over = true;
      cancel(patience);
      cancel(absence);
    }
    done.complete(null);
  }

  private void fail(Throwable failure) {
    leave();
    done.completeExceptionally(failure);
  }

  private LocalDateTime now() {
    return LocalDateTime.now(context.clock().withZone(practice.zone()));
  }

  private static void cancel(ScheduledFuture<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }
}
