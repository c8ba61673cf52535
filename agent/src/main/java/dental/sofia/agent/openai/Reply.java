package dental.sofia.agent.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Stage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One answer to a caller: as many rounds of functions as it takes, and sentences that are said
 * while the next are made. Its state belongs to the stage's turns.
 */
final class Reply implements StreamingChatResponseHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<HashMap<String, Object>> ARGUMENTS = new TypeReference<>() {};
  private static final int MOST_ROUNDS = 6;

  private final Chat chat;
  private final Desk desk;
  private final Stage stage;
  private final Consumer<String> mouth;
  private final List<ChatMessage> messages;
  private final Runnable whenDone;
  private final Runnable whenFinished;
  private final StringBuilder said = new StringBuilder();
  private Sentences sentences = new Sentences();
  private int rounds;
  private boolean working;
  private volatile boolean over;

  /**
   * @param mouth says a sentence
   * @param messages of the whole call; what comes of this is added
   * @param whenFinished functions that were running when it was stopped have ended
   */
  Reply(
      Chat chat,
      Desk desk,
      Stage stage,
      Consumer<String> mouth,
      List<ChatMessage> messages,
      Runnable whenDone,
      Runnable whenFinished) {
    this.chat = chat;
    this.desk = desk;
    this.stage = stage;
    this.mouth = mouth;
    this.messages = messages;
    this.whenDone = whenDone;
    this.whenFinished = whenFinished;
  }

  void begin() {
    if (++rounds > MOST_ROUNDS) {
      fail(Failure.of(Reason.PROTOCOL, "functions without end"));
      return;
    }
    said.setLength(0);
    sentences = new Sentences();
    try {
      chat.next(List.copyOf(messages), this);
    } catch (RuntimeException e) {
      fail(CallFailed.failure(e));
    }
  }

  /**
   * The caller has interrupted: what was said so far counts.
   *
   * @return whether functions are still running
   */
  boolean stop() {
    over = true;
    if (!said.isEmpty() && !working) {
      messages.add(AiMessage.from(said.toString().strip()));
    }
    return working;
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    if (over) {
      context.streamingHandle().cancel();
    } else {
      turn(() -> say(sentences.add(partial.text())));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    turn(() -> complete(response.aiMessage()));
  }

  @Override
  public void onError(Throwable thrown) {
    turn(() -> fail(CallFailed.failure(thrown)));
  }

  private void complete(AiMessage message) {
    say(sentences.end());
    if (message.hasToolExecutionRequests()) {
      use(message);
    } else if (said.isEmpty()) {
      fail(Failure.of(Reason.PROTOCOL, "an answer without words"));
    } else {
      messages.add(AiMessage.from(said.toString().strip()));
      over = true;
      whenDone.run();
    }
  }

  private void use(AiMessage message) {
    working = true;
    var results = new ArrayList<CompletableFuture<ChatMessage>>();
    for (var request : message.toolExecutionRequests()) {
      results.add(
          result(request).thenApply(text -> ToolExecutionResultMessage.from(request, text)));
    }
    CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .whenCompleteAsync(
            (all, failure) -> {
              working = false;
              // Also if the caller has interrupted: what was done is done, and to be known.
              messages.add(message);
              results.forEach(result -> messages.add(result.join()));
              if (over) {
                whenFinished.run();
              } else {
                begin();
              }
            },
            stage.turns());
  }

  private CompletableFuture<String> result(ToolExecutionRequest request) {
    Map<String, Object> arguments;
    try {
      String json = request.arguments();
      arguments = json == null || json.isBlank() ? Map.of() : JSON.readValue(json, ARGUMENTS);
    } catch (JsonProcessingException e) {
      return CompletableFuture.completedFuture(
          "{\"status\":\"fehler\",\"fehler\":\"die Argumente sind kein JSON-Objekt\"}");
    }
    return desk.use(request.name(), arguments == null ? Map.of() : arguments)
        .thenApply(Reply::json);
  }

  private static String json(Map<String, Object> result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(List<String> whole) {
    for (var sentence : whole) {
      said.append(sentence).append(' ');
      mouth.accept(sentence);
    }
  }

  private void fail(Failure failure) {
    over = true;
    whenDone.run();
    stage.failed(failure);
  }

  private void turn(Runnable what) {
    stage
        .turns()
        .execute(
            () -> {
              if (!over) {
                what.run();
              }
            });
  }
}
