package dental.sofia.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(
    packages = "dental.sofia.agent",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theRoomClientStandsAlone =
      noClasses()
          .that()
          .resideInAPackage("..agent.rtc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dental.sofia.wire..", "io.quarkus..", "jakarta..", "org.jboss..", "io.smallrye..")
          .orShould()
          .dependOnClassesThat(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                      "dental.sofia.agent..")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                              "dental.sofia.agent.rtc..")))
                  .as("reside elsewhere in the agent"));

  @ArchTest
  static final ArchRule nativeLibraryIsTheRoomClientsAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.rtc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.onvoid..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dental.sofia.agent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingIsSharedThatCanChange =
      fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Handler)(\\$.*)?");
}
