package dental.sofia.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.rtc.Lane;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Random;

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
              resideInAPackage("dental.sofia.agent..")
                  .and(not(resideInAPackage("dental.sofia.agent.rtc..")))
                  .as("reside elsewhere in the agent"));

  @ArchTest
  static final ArchRule nativeLibraryIsTheRoomClientsAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.rtc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.onvoid..");

  @ArchTest
  static final ArchRule conversationsArePure =
      noClasses()
          .that()
          .resideInAPackage("..agent.conversation..")
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "dental.sofia.agent.conversation..",
                      "java.lang..",
                      "java.util..",
                      "java.time..",
                      "java.text..",
                      "java.nio.charset..")))
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class);

  /** The JVM of the image has no words of any language but English. */
  @ArchTest
  static final ArchRule germanIsNotTheJvms =
      noClasses()
          .should()
          .callMethod(DayOfWeek.class, "getDisplayName", TextStyle.class, Locale.class)
          .orShould()
          .callMethod(Month.class, "getDisplayName", TextStyle.class, Locale.class);

  @ArchTest
  static final ArchRule germanKnowsNothingOfDentists =
      noClasses()
          .that()
          .resideInAPackage("..conversation.german..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dental.sofia.agent.conversation");

  @ArchTest
  static final ArchRule partnersOfACallKnowNeitherTheCallNorEachOther =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..agent.partner..",
              "..agent.language..",
              "..agent.offline..",
              "..agent.openai..",
              "..agent.gemini..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..agent.call..", "..agent.calendar..", "..agent.worker..")
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("dental.sofia.agent.rtc..")
                  .and(not(equivalentTo(AudioFrame.class).or(equivalentTo(Lane.class))))
                  .as("belong to a room"));

  @ArchTest
  static final ArchRule whatLanguageModelsMayDoDependsOnNoneOfThem =
      noClasses()
          .that()
          .resideInAPackage("..agent.language..")
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "dental.sofia.agent.language..",
                      "dental.sofia.agent.partner..",
                      "dental.sofia.agent.conversation..",
                      "java..")));

  @ArchTest
  static final ArchRule librariesOfProvidersBelongToTheirProviders =
      noClasses()
          .that()
          .resideOutsideOfPackages("..agent.speech..", "..agent.openai..", "..agent.gemini..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.vosk..", "dev.langchain4j..", "com.google.genai..");

  @ArchTest
  static final ArchRule workerAndSpeechKnowNoCalls =
      noClasses()
          .that()
          .resideInAnyPackage("..agent.worker..", "..agent.speech..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..agent.call..", "..agent.conversation..", "..agent.rtc..", "io.quarkus..");

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
  static final ArchRule nobodyButTheProcessKnowsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..agent.app..");

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
