package dental.sofia.operator.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.Components;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Desired objects, and their form in the golden files. */
public final class Rendered {

  private static final Components COMPONENTS = new Components(everyComponent());

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private Rendered() {}

  public static List<HasMetadata> objects(SofiaModel model) {
    return objects(model, Models.credentials(model));
  }

  public static List<HasMetadata> objects(SofiaModel model, Credentials credentials) {
    return COMPONENTS.desired(model, credentials);
  }

  public static <T extends HasMetadata> List<T> objects(SofiaModel model, Class<T> kind) {
    return objects(model).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public static String fileName(HasMetadata object) {
    return object.getKind().toLowerCase(Locale.ROOT)
        + "-"
        + object.getMetadata().getName()
        + ".yaml";
  }

  /** Keys in order, and the contents of Secrets in clear: a golden file is there to be read. */
  @SuppressWarnings("unchecked")
  public static String text(HasMetadata object) {
    try {
      Map<String, Object> document =
          sorted(YAML.readValue(Resources.SERIALIZATION.asJson(object), Map.class));
      if (object.getKind().equals("Secret")) {
        var decoded = new TreeMap<>((Map<String, Object>) document.remove("data"));
        decoded.replaceAll((key, value) -> decode((String) value));
        document.put("data (decoded)", decoded);
      }
      return YAML.writeValueAsString(document);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put((String) key, sortedValue(value)));
    return sorted;
  }

  private static Object sortedValue(Object value) {
    return switch (value) {
      case Map<?, ?> map -> sorted(map);
      case List<?> list -> list.stream().map(Rendered::sortedValue).toList();
      case null, default -> value;
    };
  }

  /** Found as injection finds them, so that a new one can't be forgotten here. */
  private static List<Component> everyComponent() {
    return new ClassFileImporter()
        .importPackages(Component.class.getPackageName()).stream()
            .filter(type -> type.isAssignableTo(Component.class) && !type.isInterface())
            .map(JavaClass::reflect)
            .<Component>map(type -> Component.class.cast(instance(type)))
            .toList();
  }

  private static Object instance(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
