package dental.sofia.agent.openai;

import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Map;

/** The language model, by LangChain4j. */
final class Chat {
  private static final List<ToolSpecification> TOOLS =
      Desk.TOOLS.stream().map(Chat::specification).toList();

  private final OpenAiStreamingChatModel model;

  Chat(OpenAiSettings settings) {
    model =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(new ChatHttp(settings.limit()).builder())
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.key().get())
            .modelName(settings.model())
            .build();
  }

  /** Asks for what Sofia says or does next; the handler is called on another thread. */
  void next(List<ChatMessage> messages, StreamingChatResponseHandler handler) {
    model.chat(ChatRequest.builder().messages(messages).toolSpecifications(TOOLS).build(), handler);
  }

  private static ToolSpecification specification(Tool tool) {
    var schema = JsonObjectSchema.builder();
    if (tool.parameters().get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, property) -> add(schema, name.toString(), (Map<?, ?>) property));
    }
    if (tool.parameters().get("required") instanceof List<?> required) {
      schema.required(required.stream().map(Object::toString).toList());
    }
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(schema.build())
        .build();
  }

  private static void add(JsonObjectSchema.Builder schema, String name, Map<?, ?> property) {
    String description = String.valueOf(property.get("description"));
    if ("integer".equals(property.get("type"))) {
      schema.addIntegerProperty(name, description);
    } else {
      schema.addStringProperty(name, description);
    }
  }
}
