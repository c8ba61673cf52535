package dental.sofia.agent.gemini;

import com.google.genai.types.Behavior;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.Schema;
import com.google.genai.types.Type;
import dental.sofia.agent.gemini.Received.ToolCalls.Call;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Tool;
import dental.sofia.agent.partner.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Uses the desk for Google: one function after the other, as they were asked for, and none that was
 * called off before it was begun. What was begun is finished: the desk does nothing twice.
 */
final class ToolUse {
  /** One of the desk's. */
  static final String HANG_UP = "gespraech_beenden";

  private final Desk desk;
  private final Stage stage;
  private final Supplier<Map<String, Object>> hangUp;
  private final Set<String> cancelled = new HashSet<>();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /**
   * @param hangUp ends the call in its own time; returns what Google is told
   */
  ToolUse(Desk desk, Stage stage, Supplier<Map<String, Object>> hangUp) {
    this.desk = desk;
    this.stage = stage;
    this.hangUp = hangUp;
  }

  /** What Google is told of the functions; it waits for their results before it goes on. */
  static List<FunctionDeclaration> declarations() {
    return Desk.TOOLS.stream().map(ToolUse::declaration).toList();
  }

  /**
   * @param answer is given the results that are still wanted, if there are any
   */
  void use(List<Call> calls, Consumer<List<FunctionResponse>> answer) {
    var results = new ArrayList<FunctionResponse>();
    for (var call : calls) {
      last = last.thenComposeAsync(before -> one(call, results), stage.turns());
    }
    last = last.thenRunAsync(() -> answer(results, answer), stage.turns());
  }

  void cancel(List<String> ids) {
    cancelled.addAll(ids);
  }

  private CompletableFuture<Void> one(Call call, List<FunctionResponse> results) {
    if (cancelled.contains(call.id())) {
      return CompletableFuture.completedFuture(null);
    }
    var used =
        call.name().equals(HANG_UP)
            ? CompletableFuture.completedFuture(hangUp.get())
            : desk.use(call.name(), call.arguments());
    return used.thenAcceptAsync(
        result ->
            results.add(
                FunctionResponse.builder()
                    .id(call.id())
                    .name(call.name())
                    .response(result)
                    .build()),
        stage.turns());
  }

  private void answer(List<FunctionResponse> results, Consumer<List<FunctionResponse>> answer) {
    var wanted =
        results.stream().filter(result -> !cancelled.contains(result.id().orElse(""))).toList();
    if (!wanted.isEmpty()) {
      answer.accept(wanted);
    }
  }

  private static FunctionDeclaration declaration(Tool tool) {
    var declaration =
        FunctionDeclaration.builder()
            .name(tool.name())
            .description(tool.description())
            .behavior(Behavior.Known.BLOCKING);
    // An object without properties is refused.
    if (tool.parameters().get("properties") instanceof Map<?, ?> some && !some.isEmpty()) {
      declaration.parameters(schema(tool.parameters()));
    }
    return declaration.build();
  }

  /** Google has JSON schema's words, but shouts the types. */
  private static Schema schema(Map<?, ?> json) {
    var schema =
        Schema.builder().type(new Type(String.valueOf(json.get("type")).toUpperCase(Locale.ROOT)));
    if (json.get("description") instanceof String text) {
      schema.description(text);
    }
    if (json.get("properties") instanceof Map<?, ?> properties) {
      var all = new HashMap<String, Schema>();
      properties.forEach((name, of) -> all.put(String.valueOf(name), schema((Map<?, ?>) of)));
      schema.properties(all);
    }
    if (json.get("required") instanceof List<?> required) {
      schema.required(required.stream().map(String::valueOf).toList());
    }
    return schema.build();
  }
}
