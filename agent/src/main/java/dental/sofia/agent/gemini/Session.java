package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Stage;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One conversation at Google. A connection lasts some ten minutes and may break before that; Google
 * remembers the conversation by a handle, and it is gone on with on another connection. Used on the
 * call's own turns only.
 */
final class Session {
  private static final Logger LOG = Logger.getLogger(Session.class);

  /** Is told what happens, on the call's own turns. */
  interface Listener {
    void received(Received what);

    /** Another connection goes on; what Google has not answered on the old one is lost. */
    void resumed();

    /** What another connection would not mend. */
    void failed(Failure failure);

    /** Whether an answer is just being given, which a new connection would break off. */
    boolean answering();
  }

  private final GeminiSettings settings;
  private final GeminiEvents events;
  private final Stage stage;
  private final String instructions;
  private final Listener listener;
  private Connection connection;
  private Optional<String> handle = Optional.empty();
  private boolean opened;
  private boolean goingAway;
  private boolean resumedInVain;
  private boolean over;

  Session(
      GeminiSettings settings,
      GeminiEvents events,
      Stage stage,
      String instructions,
      Listener listener) {
    this.settings = settings;
    this.events = events;
    this.stage = stage;
    this.instructions = instructions;
    this.listener = listener;
    connect();
  }

  /** Of the present connection; what is sent before it is there waits. */
  Outbox outbox() {
    return connection.outbox();
  }

  /** Google has answered: the present connection is of use. */
  void answered() {
    resumedInVain = false;
  }

  /** Nothing is being said: a good time to leave a connection that will be ended. */
  void idle() {
    if (goingAway) {
      resume();
    }
  }

  void close() {
    over = true;
    connection.close();
  }

  private void connect() {
    opened = false;
    goingAway = false;
    var setup = Setup.of(instructions, ToolUse.declarations(), settings.voice(), handle);
    long began = System.nanoTime();
    var mine =
        new Connection.Listener() {
          private Connection connected;

          @Override
          public void opened() {
            events.connected(Duration.ofNanos(System.nanoTime() - began));
            turn(() -> opened = true);
          }

          @Override
          public void received(Received what) {
            turn(() -> take(what));
          }

          @Override
          public void ended(Failure failure) {
            turn(() -> lost(failure));
          }

          private void turn(Runnable task) {
            stage
                .turns()
                .execute(
                    () -> {
                      if (!over && connection == connected) {
                        task.run();
                      }
                    });
          }
        };
    connection = Connection.open(settings, setup, mine);
    mine.connected = connection;
  }

  private void take(Received what) {
    switch (what) {
      case Received.Resumable(var now) -> now.ifPresent(there -> handle = now);
      case Received.GoingAway(Duration timeLeft) -> goAway(timeLeft);
      case Received.Usage(int tokens) -> events.tokens(tokens);
      default -> listener.received(what);
    }
  }

  private void goAway(Duration timeLeft) {
    if (handle.isEmpty()) {
      return; // until it ends, which is a failure then
    }
    goingAway = true;
    var leaving = connection;
    if (listener.answering()) {
      Later.in(
          timeLeft.minus(settings.limits().beforeGoingAway()),
          stage,
          () -> {
            if (!over && leaving == connection) {
              resume();
            }
          });
    } else {
      resume();
    }
  }

  private void lost(Failure failure) {
    boolean hopeless =
        failure.reason() == Reason.UNAUTHORIZED || failure.reason() == Reason.RATE_LIMITED;
    if (opened && handle.isPresent() && !resumedInVain && !hopeless) {
      LOG.infof("%s: %s; gone on with on another connection", stage.callId(), failure.detail());
      resume();
      return;
    }
    // What was accepted once, or was only not resumed, may well be accepted when begun anew.
    boolean worthIt = failure.reason() == Reason.REFUSED && (opened || handle.isPresent());
    listener.failed(worthIt ? Failure.of(Reason.CONNECTION, failure.detail()) : failure);
  }

  private void resume() {
    connection.close();
    connect();
    resumedInVain = true;
    events.resumed();
    listener.resumed();
  }
}
