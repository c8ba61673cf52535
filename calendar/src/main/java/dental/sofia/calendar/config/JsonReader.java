package dental.sofia.calendar.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads an object of JSON to its end, however wrong it is, and remembers each fault with its place.
 */
final class JsonReader {
  private final JsonNode node;
  private final String place;
  private final List<String> faults;

  JsonReader(JsonNode root) {
    this(root, "", new ArrayList<>());
  }

  private JsonReader(JsonNode node, String place, List<String> faults) {
    this.node = node;
    this.place = place;
    this.faults = faults;
    if (!node.isObject()) {
      fault("", "is no object");
    }
  }

  void throwFaults() {
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
  }

  void fault(String name, String what) {
    String where = name.isEmpty() ? place : place.isEmpty() ? name : place + "." + name;
    faults.add((where.isEmpty() ? "the profile" : where) + " " + what);
  }

  void onlyKnows(String... names) {
    var known = Set.copyOf(Arrays.asList(names));
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                fault(name, "is unknown");
              }
            });
  }

  Optional<String> text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      fault(name, "is no text");
      return Optional.empty();
    }
    return Optional.of(value.textValue().strip()).filter(text -> !text.isEmpty());
  }

  String requiredText(String name) {
    return text(name)
        .orElseGet(
            () -> {
              fault(name, "is missing");
              return "";
            });
  }

  int number(String name, int usual, int least, int most) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      fault(name, "is no whole number from " + least + " to " + most);
      return usual;
    }
    return value.intValue();
  }

  <T> Optional<T> converted(String name, Function<String, T> conversion, String complaint) {
    return text(name).flatMap(text -> convert(name, text, conversion, complaint));
  }

  <T> List<T> texts(String name, Function<String, T> conversion, String complaint) {
    var values = new ArrayList<T>();
    for (JsonNode value : elements(name).orElse(List.of())) {
      if (value.isTextual()) {
        convert(name, value.textValue().strip(), conversion, complaint).ifPresent(values::add);
      } else {
        fault(name, complaint);
      }
    }
    return values;
  }

  /** Empty if there is no such list. */
  <T> Optional<List<T>> list(String name, Function<JsonReader, Optional<T>> conversion) {
    return elements(name)
        .map(
            elements -> {
              var values = new ArrayList<T>();
              for (int i = 0; i < elements.size(); i++) {
                String where = (place.isEmpty() ? name : place + "." + name) + "[" + i + "]";
                conversion
                    .apply(new JsonReader(elements.get(i), where, faults))
                    .ifPresent(values::add);
              }
              return values;
            });
  }

  private Optional<List<JsonNode>> elements(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      fault(name, "is no list");
      return Optional.empty();
    }
    var elements = new ArrayList<JsonNode>();
    value.forEach(elements::add);
    return Optional.of(elements);
  }

  private <T> Optional<T> convert(
      String name, String text, Function<String, T> conversion, String complaint) {
    try {
      return Optional.of(conversion.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      fault(name, complaint + ": " + text);
      return Optional.empty();
    }
  }
}
