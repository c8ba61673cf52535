package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Stage;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What Google understood of the caller, who sees it grow. Google seldom says that a turn is all
 * there: it is when the answer begins, or when nothing more comes for a while.
 */
final class CallerWords {
  private static final Duration NOTHING_MORE = Duration.ofMillis(1_500);

  private final Stage stage;
  private final Consumer<String> onTurn;
  private final StringBuilder text = new StringBuilder();
  private String segment = UUID.randomUUID().toString();
  private boolean speaking;
  private int version;

  /**
   * @param onTurn is given all of a turn
   */
  CallerWords(Stage stage, Consumer<String> onTurn) {
    this.stage = stage;
    this.onTurn = onTurn;
  }

  void add(String more, boolean last) {
    text.append(more);
    if (last) {
      complete();
    } else if (!text.toString().isBlank()) {
      stage.heard(segment, text.toString().strip(), false);
      completeLater();
    }
  }

  /** As our own ears tell. */
  void speaking(boolean speaks) {
    speaking = speaks;
    completeLater();
  }

  /** Nothing more comes of this turn. */
  void complete() {
    var all = text.toString().strip();
    version++;
    if (all.isEmpty()) {
      return;
    }
    stage.heard(segment, all, true);
    segment = UUID.randomUUID().toString();
    text.setLength(0);
    onTurn.accept(all);
  }

  private void completeLater() {
    int then = ++version;
    Later.in(
        NOTHING_MORE,
        stage,
        () -> {
          if (then == version && !speaking) {
            complete();
          }
        });
  }
}
