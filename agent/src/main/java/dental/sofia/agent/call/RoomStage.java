package dental.sofia.agent.call;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.partner.Utterance;
import dental.sofia.agent.rtc.Lane;
import dental.sofia.agent.rtc.Room;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What the partner of a call can do in its room.
 *
 * @param callerTurnsSoFar how often the caller has said something
 * @param callerTrack by which the caller is heard
 * @param ending of the call, to be run on the lane
 */
record RoomStage(
    Room room,
    CallContext context,
    ZoneId zone,
    String callId,
    Lane lane,
    Voice voice,
    Doing doing,
    IntSupplier callerTurnsSoFar,
    Supplier<String> callerTrack,
    Runnable ending)
    implements Stage {
  private static final Logger LOG = Logger.getLogger(RoomStage.class);
  static final String SORRY =
      "Entschuldigung, da ist mir etwas durcheinandergeraten. Sagen Sie es bitte noch einmal anders.";

  @Override
  public LocalDateTime now() {
    return LocalDateTime.now(context.clock().withZone(zone));
  }

  @Override
  public Executor turns() {
    return lane;
  }

  @Override
  public CompletableFuture<Void> say(String text) {
    return voice.say(text);
  }

  @Override
  public CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    return voice.sayInAnother(text, sound);
  }

  @Override
  public Utterance speak() {
    return voice.speak();
  }

  @Override
  public boolean clear() {
    return voice.interrupt();
  }

  @Override
  public void heard(String segment, String text, boolean complete) {
    new Transcript(room).write(callerTrack.get(), segment, text, complete);
  }

  @Override
  public int callerTurns() {
    return callerTurnsSoFar.getAsInt();
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    lane.execute(() -> doing.asks(1));
    return context
        .tools()
        .ask(request)
        .handleAsync(
            (answer, failure) -> {
              doing.asks(-1);
              return failure == null ? answer : new Answer.Unavailable();
            },
            lane);
  }

  @Override
  public void show(Action.Show what) {
    room.sendText(Shown.BOOKING, Shown.json(what), Map.of());
  }

  @Override
  public void hangUp() {
    lane.execute(ending);
  }

  /** Of a partner for whom nobody else steps in: a caller who is told may say it in another way. */
  @Override
  public void failed(Failure failure) {
    LOG.errorf(
        "%s failed: %s, %s", context.provider().name(), failure.reason().label(), failure.detail());
    voice.say(SORRY);
  }
}
