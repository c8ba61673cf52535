package dental.sofia.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every rule of a CustomResourceDefinition about {@code spec} and {@code metadata}, as the API
 * server words its violation.
 */
public final class CrdRules {

  private final List<String> messages = new ArrayList<>();

  private CrdRules() {}

  public static List<String> messages(Path definition) {
    JsonNode schema = read(definition).at("/spec/versions/0/schema/openAPIV3Schema");
    var rules = new CrdRules();
    rules.expressions(schema);
    rules.collect("spec", schema.at("/properties/spec"));
    schema
        .path("required")
        .forEach(field -> rules.messages.add(field.asText() + ": Required value"));
    return rules.messages.stream().distinct().toList();
  }

  private static JsonNode read(Path definition) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(definition.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(String path, JsonNode schema) {
    expressions(schema);
    limits(path, schema);
    schema
        .path("required")
        .forEach(field -> messages.add(path + "." + field.asText() + ": Required value"));
    schema
        .path("properties")
        .properties()
        .forEach(field -> collect(path + "." + field.getKey(), field.getValue()));
    // Whatever the index or the key: only what comes after it is compared.
    collectUnnamed(schema.path("items"));
    collectUnnamed(schema.path("additionalProperties"));
  }

  private void collectUnnamed(JsonNode schema) {
    expressions(schema);
    limits("", schema);
  }

  private void expressions(JsonNode schema) {
    schema
        .path("x-kubernetes-validations")
        .forEach(rule -> messages.add(rule.path("message").asText()));
  }

  private void limits(String path, JsonNode schema) {
    add(schema, "minimum", path + " in body should be greater than or equal to %s");
    add(schema, "maximum", path + " in body should be less than or equal to %s");
    add(schema, "minLength", path + " in body should be at least %s chars long");
    add(schema, "maxLength", path + ": Too long: may not be more than %s");
    add(schema, "minItems", path + " in body should have at least %s items");
    add(schema, "maxItems", path + ": Too many: ");
    add(schema, "maxProperties", path + ": Too many: ");
    add(schema, "pattern", path + " in body should match '%s'");
    add(schema, "enum", path + ": Unsupported value: ");
  }

  private void add(JsonNode schema, String keyword, String violation) {
    if (schema.has(keyword)) {
      JsonNode limit = schema.get(keyword);
      String text =
          limit.isNumber()
              ? new BigDecimal(limit.asText()).stripTrailingZeros().toPlainString()
              : limit.asText();
      messages.add(violation.formatted(text));
    }
  }
}
