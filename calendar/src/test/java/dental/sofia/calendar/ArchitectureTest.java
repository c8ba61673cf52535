package dental.sofia.calendar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dental.sofia.calendar.access.Allowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "dental.sofia.calendar",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dental.sofia.calendar.";

  @ArchTest
  static final ArchRule theDomainKnowsNothingButTheLanguage =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "domain..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                      ROOT + "domain..",
                      "java.lang..",
                      "java.time..",
                      "java.util..",
                      "com.google.i18n..")));

  @ArchTest
  static final ArchRule layersAreAskedFromAboveOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy(ROOT + "domain..")
          .layer("store")
          .definedBy(ROOT + "store..")
          .layer("desk")
          .definedBy(ROOT + "desk..", ROOT + "events..", ROOT + "operation..")
          .layer("access")
          .definedBy(ROOT + "access..")
          .layer("routes")
          .definedBy(ROOT + "web..")
          .layer("legacy")
          .definedBy(ROOT + "legacy..")
          .whereLayer("legacy")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("routes")
          .mayOnlyBeAccessedByLayers("legacy")
          .whereLayer("access")
          .mayOnlyBeAccessedByLayers("routes", "legacy")
          .whereLayer("desk")
          .mayOnlyBeAccessedByLayers("access", "routes", "legacy")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("desk", "access", "routes");

  @ArchTest
  static final ArchRule everyRouteSaysWhoMayCallIt =
      methods()
          .that(
              DescribedPredicate.describe(
                  "are routes", (JavaMethod it) -> it.isMetaAnnotatedWith(HttpMethod.class)))
          .should(
              ArchConditions.have(
                  DescribedPredicate.describe(
                      "Allowed on them or their class",
                      it ->
                          it.isAnnotatedWith(Allowed.class)
                              || it.getOwner().isAnnotatedWith(Allowed.class))));

  @ArchTest
  static final ArchRule routesAreNotReachedFromOutsideTheirPackage =
      classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();

  @ArchTest
  static void everyPackageIsExplained(JavaClasses all) {
    assertThat(all.stream().map(it -> it.getPackageName()).distinct())
        .allSatisfy(name -> assertThat(source(name)).as(name).exists());
  }

  @ArchTest
  static void noFileIsLongerThanOneCanOverlook(JavaClasses all) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
      List<java.nio.file.Path> long_ =
          files
              .filter(it -> it.toString().endsWith(".java"))
              .filter(it -> lines(it) > 250)
              .toList();
      assertThat(long_).isEmpty();
    }
  }

  private static java.nio.file.Path source(String packageName) {
    return java.nio.file.Path.of(
        "src/main/java", packageName.replace('.', '/'), "package-info.java");
  }

  private static long lines(java.nio.file.Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
