package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What of a released CustomResourceDefinition a newer one breaks: fields, versions or columns that
 * are gone, values that were accepted and no longer are, defaults that mean something else.
 *
 * <p>Rules in CEL can't be compared, only tried: the resources in the end-to-end tests' {@code
 * accepted} folder have to stay accepted.
 */
final class CrdComparison {

  private static final List<String> LOWER_BOUNDS =
      List.of("minimum", "minLength", "minItems", "minProperties");

  private static final List<String> UPPER_BOUNDS =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");

  /** What has to stay as it is, word for word; absent counts as a value. */
  private static final List<String> FIXED =
      List.of(
          "type",
          "format",
          "pattern",
          "default",
          "x-kubernetes-int-or-string",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys");

  private final List<String> problems = new ArrayList<>();

  private CrdComparison() {}

  /** One line for each thing that would break a user of the released definition. */
  static List<String> problems(JsonNode released, JsonNode now) {
    var comparison = new CrdComparison();
    comparison.definitions(released.path("spec"), now.path("spec"));
    return comparison.problems;
  }

  private void definitions(JsonNode released, JsonNode now) {
    for (String field : List.of("group", "scope", "/names/kind", "/names/plural")) {
      String path = field.startsWith("/") ? field : "/" + field;
      if (!released.at(path).equals(now.at(path))) {
        problems.add(path.substring(1) + " changed");
      }
    }
    missing(texts(released.at("/names/shortNames")), texts(now.at("/names/shortNames")))
        .forEach(name -> problems.add("short name " + name + " was removed"));
    for (JsonNode version : released.path("versions")) {
      if (version.path("served").asBoolean()) {
        version(version, named(now.path("versions"), version.path("name").asText()));
      }
    }
  }

  private void version(JsonNode released, JsonNode now) {
    String name = released.path("name").asText();
    if (!now.path("served").asBoolean()) {
      problems.add("version " + name + " is no longer served");
      return;
    }
    missing(released.path("subresources"), now.path("subresources"))
        .forEach(subresource -> problems.add("subresource " + subresource + " was removed"));
    for (JsonNode column : released.path("additionalPrinterColumns")) {
      String title = column.path("name").asText();
      if (named(now.path("additionalPrinterColumns"), title).isMissingNode()) {
        problems.add("printer column " + title + " was removed");
      }
    }
    schema("", released.at("/schema/openAPIV3Schema"), now.at("/schema/openAPIV3Schema"));
  }

  private void schema(String path, JsonNode released, JsonNode now) {
    FIXED.stream()
        .filter(keyword -> !released.path(keyword).equals(now.path(keyword)))
        .forEach(keyword -> changed(path, keyword, released.path(keyword), now.path(keyword)));
    LOWER_BOUNDS.stream()
        .filter(keyword -> narrower(released.path(keyword), now.path(keyword), 1))
        .forEach(keyword -> changed(path, keyword, released.path(keyword), now.path(keyword)));
    UPPER_BOUNDS.stream()
        .filter(keyword -> narrower(released.path(keyword), now.path(keyword), -1))
        .forEach(keyword -> changed(path, keyword, released.path(keyword), now.path(keyword)));
    enums(path, released.path("enum"), now.path("enum"));
    missing(texts(now.path("required")), texts(released.path("required")))
        .forEach(field -> problems.add(child(path, field) + " became required"));
    released
        .path("properties")
        .properties()
        .forEach(field -> property(path, field.getKey(), field.getValue(), now));
    if (released.has("items")) {
      schema(path + "[]", released.path("items"), now.path("items"));
    }
    if (released.path("additionalProperties").isObject()) {
      schema(path + "{}", released.path("additionalProperties"), now.path("additionalProperties"));
    }
  }

  private void property(String path, String name, JsonNode released, JsonNode now) {
    JsonNode counterpart = now.path("properties").path(name);
    if (counterpart.isMissingNode()) {
      problems.add(child(path, name) + " was removed");
    } else {
      schema(child(path, name), released, counterpart);
    }
  }

  private void enums(String path, JsonNode released, JsonNode now) {
    if (released.isMissingNode() && !now.isMissingNode()) {
      problems.add(path + ": enum was added");
    } else if (!now.isMissingNode()) {
      missing(texts(released), texts(now))
          .forEach(value -> problems.add(path + ": enum value " + value + " was removed"));
    }
  }

  private void changed(String path, String keyword, JsonNode from, JsonNode to) {
    problems.add(path + ": " + keyword + " changed from " + text(from) + " to " + text(to));
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }

  /**
   * @param direction 1 where a larger bound accepts less, -1 where a smaller one does
   */
  private static boolean narrower(JsonNode released, JsonNode now, int direction) {
    if (now.isMissingNode()) {
      return false;
    }
    return released.isMissingNode()
        || new BigDecimal(now.asText()).compareTo(new BigDecimal(released.asText())) * direction
            > 0;
  }

  private static JsonNode named(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(element -> element.path("name").asText().equals(name))
        .findFirst()
        .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
  }

  private static Set<String> missing(JsonNode released, JsonNode now) {
    var names = new TreeSet<String>();
    released.fieldNames().forEachRemaining(names::add);
    names.removeIf(now::has);
    return names;
  }

  private static Set<String> missing(Set<String> of, Set<String> in) {
    var left = new TreeSet<>(of);
    left.removeAll(in);
    return left;
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new TreeSet<String>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
