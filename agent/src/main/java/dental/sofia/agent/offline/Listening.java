package dental.sofia.agent.offline;

import dental.sofia.agent.conversation.Event;
import dental.sofia.agent.partner.Lead;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.Lane;
import dental.sofia.agent.speech.RateConverter;
import dental.sofia.agent.speech.SpeechException;
import dental.sofia.agent.speech.SpeechRecognition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Hears one caller: a recogniser that works beside the conversation, and what it understands. */
final class Listening {
  private static final Logger LOG = Logger.getLogger(Listening.class);
  private static final int HEARD_AT = 48_000;

  /** Frames of ten milliseconds: to ask for a partial result costs about as much as a word. */
  private static final int AT_ONCE = 8;

  private final SpeechRecognition recognition;
  private final Stage stage;
  private final Consumer<Event> teller;
  private final Lane work = new Lane("recognition");
  private final Lead lead = new Lead();
  private final List<short[]> waiting = new ArrayList<>();
  private String segment;
  private boolean cutOff;

  // These belong to the lane.
  private SpeechRecognition.Ear ear;
  private RateConverter converter;
  private String shown = "";

  /**
   * @param teller is told on the stage's turns
   */
  Listening(SpeechRecognition recognition, Stage stage, Consumer<Event> teller) {
    this.recognition = recognition;
    this.stage = stage;
    this.teller = teller;
  }

  /** The caller speaks: Sofia is silent. */
  void begin() {
    cutOff = stage.clear();
    segment = UUID.randomUUID().toString();
    work.execute(() -> converter = new RateConverter(HEARD_AT, SpeechRecognition.SAMPLE_RATE));
    for (var before : lead.take()) {
      feed(before);
    }
  }

  void hear(short[] samples) {
    if (segment == null) {
      lead.keep(samples);
    } else {
      feed(samples);
    }
  }

  void end() {
    if (segment == null) {
      return;
    }
    recognise();
    String turn = segment;
    segment = null;
    boolean disturbed = cutOff;
    work.execute(() -> understood(turn, disturbed));
  }

  void close() {
    segment = null;
    work.execute(
        () -> {
          if (ear != null) {
            ear.close();
            ear = null;
          }
        });
  }

  private void feed(short[] samples) {
    waiting.add(samples);
    if (waiting.size() >= AT_ONCE) {
      recognise();
    }
  }

  private void recognise() {
    var samples = new short[waiting.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (var piece : waiting) {
      System.arraycopy(piece, 0, samples, at, piece.length);
      at += piece.length;
    }
    waiting.clear();
    String turn = segment;
    work.execute(
        () -> {
          try {
            if (ear == null) {
              ear = recognition.listen();
            }
            String text = ear.hear(converter.next(samples));
            if (!text.isBlank() && !text.equals(shown)) {
              shown = text;
              stage.heard(turn, text, false);
            }
          } catch (SpeechException e) {
            LOG.warnf("not recognised: %s", e.getMessage());
          }
        });
  }

  private void understood(String turn, boolean disturbed) {
    String text = "";
    try {
      text = ear == null ? "" : ear.end().strip();
    } catch (SpeechException e) {
      LOG.warnf("not recognised: %s", e.getMessage());
    }
    if (!text.isEmpty() || !shown.isEmpty()) {
      stage.heard(turn, text, true);
    }
    shown = "";
    if (!text.isEmpty() || disturbed) {
      var event = text.isEmpty() ? new Event.CutOff() : new Event.Heard(text);
      stage.turns().execute(() -> teller.accept(event));
    }
  }
}
