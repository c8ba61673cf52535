package dental.sofia.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dental.sofia.operator.support.ProductOnly;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may know whom: what keeps the pure parts pure and the parts apart. */
@AnalyzeClasses(
    packages = {"dental.sofia.operator", "dental.sofia.api", "dental.sofia.wire"},
    importOptions = ProductOnly.class)
class ArchitectureTest {

  private static final String[] KUBERNETES_CLIENT = {
    "io.fabric8.kubernetes.client..", "io.javaoperatorsdk.."
  };

  /** What makes a function give another result for the same arguments, or do something else too. */
  private static final DescribedPredicate<JavaClass> SIDE_EFFECTS =
      resideInAnyPackage(
              "java.io..",
              "java.net..",
              "java.nio.channels..",
              "java.nio.file..",
              "org.jboss.logging..")
          .and(not(equivalentTo(URI.class)));

  @ArchTest
  static final ArchRule desiredStateKnowsNoClient =
      noClasses()
          .that()
          .resideInAnyPackage("..component..", "..resolve..", "..naming..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KUBERNETES_CLIENT);

  @ArchTest
  static final ArchRule statusKnowsNoClientButForTheRecorderOfEvents =
      noClasses()
          .that()
          .resideInAPackage("..status..")
          .and()
          .doNotHaveSimpleName("EventRecorder")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KUBERNETES_CLIENT);

  @ArchTest
  static final ArchRule checksKnowNoClientButForTheGathererOfFacts =
      noClasses()
          .that()
          .resideInAPackage("..check..")
          .and()
          .doNotHaveSimpleName("FactsGatherer")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KUBERNETES_CLIENT);

  @ArchTest
  static final ArchRule checksDoNotTouchTheCluster =
      noClasses()
          .that()
          .resideInAPackage("..check..")
          .and()
          .doNotHaveSimpleName("FactsGatherer")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..apply..", "..controller..");

  @ArchTest
  static final ArchRule desiredStateHasNoSideEffects =
      noClasses()
          .that()
          .resideInAnyPackage("..component..", "..resolve..", "..naming..")
          .should()
          .dependOnClassesThat(SIDE_EFFECTS);

  @ArchTest
  static final ArchRule desiredStateKnowsNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAnyPackage("..component..", "..resolve..", "..naming..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Instant.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule timeIsAskedOfTheClockThatIsPassedIn =
      noClasses()
          .that()
          .resideInAPackage("dental.sofia.operator..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule chanceIsForKeysOnly =
      noClasses()
          .that()
          .resideInAPackage("dental.sofia.operator..")
          .and()
          .resideOutsideOfPackage("..credentials..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class);

  @ArchTest
  static final ArchRule settingsComeFromTheConfigurationOnly =
      noClasses()
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dental.sofia.operator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsRunDoesNotKnowHowItIsProvedOrReported =
      noClasses()
          .that()
          .resideInAnyPackage("..component..", "..resolve..", "..naming..", "..credentials..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..check..", "..status..", "..controller..", "..metrics..");

  @ArchTest
  static final ArchRule nobodyButTheControllerKnowsTheController =
      noClasses()
          .that()
          .resideOutsideOfPackage("..controller..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..controller..");

  @ArchTest
  static final ArchRule theApiKnowsNoOperatorAndNoFramework =
      noClasses()
          .that()
          .resideInAPackage("dental.sofia.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dental.sofia.operator..",
              "dental.sofia.wire..",
              "io.quarkus..",
              "io.javaoperatorsdk..",
              "jakarta..");

  @ArchTest
  static final ArchRule wireClientsKnowTheJdkOnly =
      noClasses()
          .that()
          .resideInAPackage("dental.sofia.wire..")
          .should()
          .dependOnClassesThat(not(resideInAnyPackage("dental.sofia.wire..", "java..", "javax..")));

  @ArchTest
  static final ArchRule dependenciesArePassedToConstructors =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class);

  @ArchTest
  static final ArchRule nothingIsSharedThatCanChange =
      fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Handler)(\\$.*)?");
}
