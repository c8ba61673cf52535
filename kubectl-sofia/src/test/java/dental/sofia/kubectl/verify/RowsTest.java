package dental.sofia.kubectl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Reason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every row, also for one that is added later. */
class RowsTest {

  private static final Pattern SECTION = Pattern.compile("^## (\\w+)$", Pattern.MULTILINE);

  @Test
  void thereIsOneForEveryCheckThatCallersCanMake() {
    Set<String> wanted =
        classes("dental.sofia").stream()
            .filter(type -> type.isAssignableTo(CallerCheck.class))
            .filter(type -> !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertThat(Checks.all(Clock.systemUTC()))
        .hasSizeGreaterThan(6)
        .extracting(check -> check.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void eachHasANameOfItsOwnThatFitsTheTable() {
    assertThat(Checks.all(Clock.systemUTC()))
        .extracting(Check::type)
        .doesNotHaveDuplicates()
        .allMatch(type -> type.text().length() <= 22);
  }

  @Test
  void everyReasonHasANextStepOnOneLine() throws Exception {
    var runbook = Runbook.packaged();
    for (String reason : reasons("dental.sofia")) {
      assertThat(runbook.nextStep(reason, "praxis").orElse(""))
          .as(reason)
          .isNotBlank()
          .doesNotContain("\n", "NAME", "**");
    }
  }

  @Test
  void reasonsOfItsOwnAreOnTheRunbooksPageAndNoOthers() throws Exception {
    Set<String> own = reasons("dental.sofia.kubectl");
    own.add(Outcomes.UNREADABLE.text());
    assertThat(sections()).isEqualTo(own);
  }

  private static Set<String> sections() throws IOException {
    return SECTION
        .matcher(Files.readString(Path.of("../docs/runbook/verify.md")))
        .results()
        .map(section -> section.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> reasons(String in) throws ReflectiveOperationException {
    var reasons = new TreeSet<String>();
    for (var type : classes(in)) {
      // Not of classes that need what only the operator runs on; they have none.
      if (type.getFields().stream().noneMatch(f -> f.getRawType().isEquivalentTo(Reason.class))) {
        continue;
      }
      for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == Reason.class) {
          field.setAccessible(true);
          reasons.add(((Reason) field.get(null)).text());
        }
      }
    }
    return reasons;
  }

  private static JavaClasses classes(String in) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(in);
  }
}
