package dental.sofia.calendar.http;

import dental.sofia.calendar.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes what the routes' signatures say of them: how each of them refuses, what dates look
 * like, what is answered by a stream.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String DATE =
      "^((19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$";
  private static final String NUMBER = "^[1-9][0-9]{0,17}$";

  /** Routes that make something. */
  private static final Set<String> CREATING =
      Set.of("/api/v1/appointments", "/api/v1/agent/appointments");

  private static final Map<String, String> STREAMS =
      Map.of("/api/v1/events", "text/event-stream", "/api/v1/backup", "application/x-ndjson");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema(PROBLEM, problem()).removeSchema("StreamingOutput");
    api.getComponents()
        .addSecurityScheme(
            "staff",
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("sofia_session")
                .description("and the header X-CSRF-Token on everything but GET"))
        .addSecurityScheme(
            "agent",
            OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    api.getPaths().getPathItems().forEach(ApiDescription::complete);
  }

  private static void complete(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              refuses(operation);
              if (operation.getParameters() != null) {
                operation.getParameters().forEach(ApiDescription::describe);
              }
              if (method == PathItem.HttpMethod.POST && CREATING.contains(path)) {
                APIResponse made = operation.getResponses().getAPIResponse("200");
                operation.getResponses().addAPIResponse("201", made.description("Created"));
                operation.getResponses().removeAPIResponse("200");
              }
              if (STREAMS.containsKey(path)) {
                streams(operation, STREAMS.get(path));
              }
            });
  }

  private static void refuses(Operation operation) {
    operation.getResponses().removeAPIResponse("400");
    operation.getResponses().setDefaultValue(problemResponse());
  }

  private static APIResponse problemResponse() {
    return OASFactory.createAPIResponse()
        .description("Refused")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
  }

  private static void streams(Operation operation, String mediaType) {
    operation.getResponses().removeAPIResponse("204");
    operation
        .getResponses()
        .addAPIResponse(
            "200",
            OASFactory.createAPIResponse()
                .description("A stream")
                .content(
                    OASFactory.createContent()
                        .addMediaType(mediaType, OASFactory.createMediaType().schema(text()))));
  }

  private static void describe(Parameter parameter) {
    Schema schema = parameter.getSchema();
    switch (parameter.getName()) {
      case "from", "to" -> schema.pattern(DATE);
      case "id" -> schema.pattern(NUMBER);
      case "before" -> schema.pattern("^[0-9]{0,18}$");
      // Empty is the same as not said.
      case "days", "limit" -> schema.pattern("^([1-9][0-9]{0,2})?$");
      case "q", "treatment" -> schema.maxLength(100);
      case "Idempotency-Key" -> schema.maxLength(64);
      default -> {
        // Its name says it.
      }
    }
  }

  private static Schema problem() {
    Schema span =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .required(List.of("start", "end"))
            .addProperty("start", text())
            .addProperty("end", text());
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("RFC 9457")
        .required(List.of("type", "title", "status", "detail"))
        .addProperty("type", text().pattern("^urn:sofia:problem:[a-z-]+$"))
        .addProperty("title", text())
        .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
        .addProperty("detail", text().description("German, for people"))
        .addProperty("field", text())
        .addProperty(
            "alternatives", OASFactory.createSchema().addType(SchemaType.ARRAY).items(span));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }
}
