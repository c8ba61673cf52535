package dental.sofia.kubectl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this program may use of the operator, and of what the operator runs on. */
@AnalyzeClasses(
    packages = "dental.sofia.kubectl",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule itKnowsHowThingsAreProvedAndNotHowTheyAreRun =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dental.sofia.operator.apply..",
              "dental.sofia.operator.component..",
              "dental.sofia.operator.controller..",
              "dental.sofia.operator.metrics..",
              "io.quarkus..",
              "io.javaoperatorsdk..",
              "io.vertx..",
              "jakarta..");

  @ArchTest
  static final ArchRule onlyTheReaderKnowsTheKubernetesClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kubectl.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8.kubernetes.client..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dental.sofia.kubectl.(*)..").should().beFreeOfCycles();
}
