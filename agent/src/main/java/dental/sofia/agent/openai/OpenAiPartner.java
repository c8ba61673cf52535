package dental.sofia.agent.openai;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Prompt;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.speech.SpeechSynthesis;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sofia by a chat with functions; everything here happens on the stage's turns. */
final class OpenAiPartner implements Partner {
  private static final String AGAIN = "Entschuldigung, das habe ich nicht verstanden.";
  private static final String STILL_THERE = "Sind Sie noch da?";
  private static final String GOODBYE =
      "Ich höre nichts mehr von Ihnen und beende das Gespräch. Auf Wiederhören.";
  private static final int PATIENCE = 3;

  private final OpenAiSettings settings;
  private final Sound sound;
  private final SpeechSynthesis voice;
  private final Stage stage;
  private final Recorder recorder = new Recorder();
  private final List<ChatMessage> messages = new ArrayList<>();
  private Chat chat;
  private Desk desk;
  private Reply reply;

  /** What the caller said while functions of an interrupted reply were still running. */
  private final List<ChatMessage> later = new ArrayList<>();

  private boolean finishing;
  private int transcribing;
  private int silences;
  private boolean cutOff;
  private boolean closed;

  OpenAiPartner(OpenAiSettings settings, Sound sound, SpeechSynthesis voice, Stage stage) {
    this.settings = settings;
    this.sound = sound;
    this.voice = voice;
    this.stage = stage;
  }

  @Override
  public void begin(Practice practice, List<Line> soFar) {
    if (settings.key().get().isEmpty()) {
      stage.failed(Failure.of(Reason.UNAUTHORIZED, "there is no key"));
      return;
    }
    chat = new Chat(settings);
    desk = new Desk(stage, practice);
    messages.add(SystemMessage.from(Prompt.of(practice, stage.now(), settings.instructions())));
    for (var line : soFar) {
      messages.add(
          switch (line.speaker()) {
            case CALLER -> UserMessage.from(line.text());
            case SOFIA -> AiMessage.from(line.text());
          });
    }
    if (soFar.isEmpty()) {
      greet(practice);
    } else if (soFar.getLast().speaker() == Line.Speaker.CALLER) {
      answer();
    }
  }

  @Override
  public void wrote(String text) {
    caller(text);
  }

  @Override
  public void voiceBegan() {
    cutOff = stage.clear();
    stop();
    recorder.begin();
  }

  @Override
  public void audio(AudioFrame frame) {
    recorder.hear(frame.samples());
  }

  @Override
  public void voiceEnded() {
    if (!recorder.running() || chat == null) {
      return;
    }
    boolean disturbed = cutOff;
    transcribing++;
    sound
        .text(recorder.end())
        .whenCompleteAsync(
            (text, failure) -> {
              transcribing--;
              if (closed) {
                return;
              }
              if (failure != null) {
                stage.failed(CallFailed.failure(failure));
              } else if (text.isBlank()) {
                nothing(disturbed);
              } else {
                stage.heard(UUID.randomUUID().toString(), text, true);
                caller(text);
              }
            },
            stage.turns());
  }

  /** A sound without words; what was said or written before it may still be unanswered. */
  private void nothing(boolean disturbed) {
    if (listening() || finishing) {
      return;
    }
    var last = messages.getLast();
    if (last instanceof ToolExecutionResultMessage || last instanceof UserMessage) {
      answer();
    } else if (disturbed) {
      say(AGAIN);
    }
  }

  @Override
  public void silence() {
    if (reply != null || finishing || listening()) {
      return;
    }
    if (++silences < PATIENCE) {
      say(STILL_THERE);
    } else {
      say(GOODBYE);
      stage.hangUp();
    }
  }

  @Override
  public void close() {
    closed = true;
    stop();
  }

  private void greet(Practice practice) {
    // The same in every call, so that it is there at once from the second on.
    String greeting =
        "Guten Tag, hier ist Sofia, die digitale Assistentin der "
            + practice.name()
            + ". Wie kann ich Ihnen helfen?";
    messages.add(AiMessage.from(greeting));
    say(greeting);
  }

  private void say(String text) {
    stage.say(text, voice.speak(text));
  }

  private void caller(String text) {
    silences = 0;
    stop();
    (finishing ? later : messages).add(UserMessage.from(text));
    if (!finishing) {
      answer();
    }
  }

  /** Not while the caller speaks, who has more to say. */
  private void answer() {
    if (chat != null && !closed && !listening()) {
      reply = new Reply(chat, desk, stage, this::say, messages, this::answered, this::finished);
      reply.begin();
    }
  }

  private void answered() {
    reply = null;
  }

  private void finished() {
    finishing = false;
    messages.addAll(later);
    later.clear();
    answer();
  }

  private boolean listening() {
    return recorder.running() || transcribing > 0;
  }

  private void stop() {
    if (reply != null) {
      finishing |= reply.stop();
      reply = null;
    }
  }
}
