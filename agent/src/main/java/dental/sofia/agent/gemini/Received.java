package dental.sofia.agent.gemini;

import com.google.genai.types.FunctionCall;
import com.google.genai.types.LiveServerContent;
import com.google.genai.types.LiveServerMessage;
import com.google.genai.types.Part;
import com.google.genai.types.Transcription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What Google says, one thing at a time; a message may say several. */
sealed interface Received {

  /** A piece of what she says: 24 kHz, 16 bit, the lower byte first. */
  record Sound(byte[] pcm) implements Received {}

  /** The next words of what she says; not in step with the sound. */
  record Words(String text) implements Received {}

  /**
   * The next words of what the caller said.
   *
   * @param last nothing more comes of this turn
   */
  record CallerWords(String text, boolean last) implements Received {}

  /** The caller speaks: what was made of this turn so far is not to be heard any more. */
  record Interrupted() implements Received {}

  /** All of a turn is made; it may still be heard. */
  record GenerationComplete() implements Received {}

  record TurnComplete() implements Received {}

  /** Tools to be used; their results are waited for. */
  record ToolCalls(List<Call> calls) implements Received {
    public ToolCalls {
      calls = List.copyOf(calls);
    }

    /**
     * One use of a tool.
     *
     * @param id of this call, for its result
     */
    record Call(String id, String name, Map<String, Object> arguments) {}
  }

  /** These results are not wanted any more. */
  record ToolCallsCancelled(List<String> ids) implements Received {
    public ToolCallsCancelled {
      ids = List.copyOf(ids);
    }
  }

  /** The connection will be ended soon. */
  record GoingAway(Duration timeLeft) implements Received {}

  /**
   * From here the conversation can be gone on with on another connection.
   *
   * @param handle empty where it can't, as while a tool is used
   */
  record Resumable(Optional<String> handle) implements Received {}

  /** What was used so far in this session. */
  record Usage(int tokens) implements Received {}

  /** In the order in which they are to be taken: what the caller said comes before the answer. */
  static List<Received> of(LiveServerMessage message) {
    var all = new ArrayList<Received>();
    message.serverContent().ifPresent(content -> content(content, all));
    message
        .toolCall()
        .flatMap(call -> call.functionCalls())
        .map(calls -> new ToolCalls(calls.stream().map(Received::call).toList()))
        .filter(calls -> !calls.calls().isEmpty())
        .ifPresent(all::add);
    message
        .toolCallCancellation()
        .flatMap(cancellation -> cancellation.ids())
        .map(ToolCallsCancelled::new)
        .ifPresent(all::add);
    message
        .sessionResumptionUpdate()
        .map(
            update ->
                new Resumable(
                    update
                        .newHandle()
                        .filter(Predicate.not(String::isBlank))
                        .filter(handle -> update.resumable().orElse(false))))
        .ifPresent(all::add);
    message
        .goAway()
        .map(goAway -> new GoingAway(goAway.timeLeft().orElse(Duration.ZERO)))
        .ifPresent(all::add);
    message
        .usageMetadata()
        .flatMap(usage -> usage.totalTokenCount())
        .map(Usage::new)
        .ifPresent(all::add);
    return all;
  }

  private static void content(LiveServerContent content, List<Received> all) {
    content
        .inputTranscription()
        .map(words -> new CallerWords(words.text().orElse(""), words.finished().orElse(false)))
        .ifPresent(all::add);
    content.modelTurn().flatMap(turn -> turn.parts()).stream()
        .flatMap(List::stream)
        .filter(part -> !part.thought().orElse(false))
        .flatMap(part -> sound(part).stream())
        .forEach(all::add);
    content.outputTranscription().flatMap(Transcription::text).map(Words::new).ifPresent(all::add);
    if (content.interrupted().orElse(false)) {
      all.add(new Interrupted());
    }
    if (content.generationComplete().orElse(false)) {
      all.add(new GenerationComplete());
    }
    if (content.turnComplete().orElse(false)) {
      all.add(new TurnComplete());
    }
  }

  private static Optional<Received> sound(Part part) {
    return part.inlineData()
        .filter(data -> data.mimeType().orElse("").startsWith("audio/pcm"))
        .flatMap(data -> data.data())
        .map(Sound::new);
  }

  private static ToolCalls.Call call(FunctionCall call) {
    return new ToolCalls.Call(
        call.id().orElse(""), call.name().orElse(""), call.args().orElse(Map.of()));
  }
}
