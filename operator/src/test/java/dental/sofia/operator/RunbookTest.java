package dental.sofia.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dental.sofia.operator.check.Reason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {

  private static final Path RUNBOOK = Path.of("../docs/runbook");
  private static final Pattern SECTION =
      Pattern.compile("^## (\\w+)\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void everyReasonHasASectionAndEverySectionAReason() throws Exception {
    assertThat(sections(page -> true).keySet()).containsAll(reasons());
    // The rows that kubectl sofia verify adds have reasons of their own; its tests mind that page.
    assertThat(reasons()).containsAll(sections(page -> !page.equals("verify.md")).keySet());
  }

  @Test
  void everySectionSaysWhatItMeansHowItComesAboutHowToConfirmAndHowToMend() throws Exception {
    sections(page -> true)
        .forEach(
            (reason, text) ->
                assertThat(text)
                    .as(reason)
                    .contains("**Means:**", "**Comes about:**", "**Confirm:**", "**Mend:**"));
  }

  private static TreeMap<String, String> sections(Predicate<String> wanted) throws IOException {
    var sections = new TreeMap<String, String>();
    try (Stream<Path> pages = Files.list(RUNBOOK)) {
      for (Path page : pages.filter(p -> wanted.test(p.getFileName().toString())).toList()) {
        SECTION
            .matcher(Files.readString(page))
            .results()
            .forEach(section -> sections.put(section.group(1), section.group(2)));
      }
    }
    return sections;
  }

  private static TreeSet<String> reasons() throws ReflectiveOperationException {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dental.sofia.operator");
    var reasons = new TreeSet<String>();
    for (var type : classes) {
      for (Field field :
          Class.forName(type.getName(), false, Reason.class.getClassLoader()).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == Reason.class) {
          field.setAccessible(true);
          reasons.add(((Reason) field.get(null)).text());
        }
      }
    }
    return reasons;
  }
}
