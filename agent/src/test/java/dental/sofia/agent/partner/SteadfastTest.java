package dental.sofia.agent.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.partner.Failure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a partner does, the caller is answered. */
class SteadfastTest {
  private static final Patience QUICK =
      new Patience(
          Duration.ofMillis(300),
          List.of(Duration.ofMillis(20), Duration.ofMillis(40)),
          Duration.ofMillis(500),
          6,
          List.of(Duration.ofMinutes(1)));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final MemoryStage stage = new MemoryStage();
  private final List<Failure> failures = new CopyOnWriteArrayList<>();
  private final List<String> fallenBack = new CopyOnWriteArrayList<>();
  private final List<List<Line>> beginnings = new CopyOnWriteArrayList<>();
  private Partner partner;

  private final PartnerEvents events =
      new PartnerEvents() {
        @Override
        public void failed(String provider, Failure failure) {
          failures.add(failure);
        }

        @Override
        public void fellBack(String provider) {
          fallenBack.add(provider);
        }
      };

  /** Answers by what the test says. */
  private record Scripted(
      List<List<Line>> beginnings,
      BiConsumer<Stage, List<Line>> onBegin,
      BiConsumer<Stage, String> onText)
      implements Provider {
    @Override
    public String name() {
      return "Scripted";
    }

    @Override
    public boolean hears() {
      return true;
    }

    @Override
    public Partner partner(Stage stage) {
      return new Partner() {
        @Override
        public void begin(Practice practice, List<Line> soFar) {
          beginnings.add(soFar);
          onBegin.accept(stage, soFar);
        }

        @Override
        public void wrote(String text) {
          onText.accept(stage, text);
        }
      };
    }
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aWrongKeyLeadsToTheRulesAtOnceAndTheCallerIsTold() {
    begin((on, soFar) -> on.failed(Failure.ofStatus(401, Optional.empty())), (on, text) -> {});
    said("Entschuldigung", "Bitte schreiben Sie mir im Chat");
    assertThat(beginnings).hasSize(1);
    assertThat(fallenBack).containsExactly("Scripted");
    said("Guten Morgen, hier ist Sofia");
    write("Wann haben Sie geöffnet?");
    said("montags bis freitags");
  }

  @Test
  void aLostConnectionIsTriedAgainAndTheLastWordAnswered() {
    var broken = new CopyOnWriteArrayList<String>();
    begin(
        (on, soFar) -> on.say(soFar.isEmpty() ? "Hallo" : "Antwort auf " + soFar.getLast().text()),
        (on, text) -> {
          broken.add(text);
          on.failed(Failure.of(Reason.CONNECTION, "closed"));
        });
    said("Hallo");
    write("Ich brauche einen Termin");
    said("Antwort auf Ich brauche einen Termin");
    assertThat(stage.said).filteredOn(text -> text.startsWith("Entschuldigung")).hasSize(1);
    assertThat(beginnings.getLast())
        .containsExactly(
            new Line(Line.Speaker.SOFIA, "Hallo"),
            new Line(Line.Speaker.CALLER, "Ich brauche einen Termin"));
    assertThat(fallenBack).isEmpty();
  }

  @Test
  void attemptsInVainEndWithTheRulesWhoAnswerTheLastWord() {
    begin(
        (on, soFar) -> {
          if (soFar.isEmpty()) {
            on.say("Hallo");
          } else {
            on.failed(Failure.ofStatus(500, Optional.empty()));
          }
        },
        (on, text) -> on.failed(Failure.ofStatus(503, Optional.empty())));
    write("Wann haben Sie geöffnet?");
    said("montags bis freitags");
    assertThat(failures).extracting(Failure::reason).hasSize(3).containsOnly(Reason.SERVER_ERROR);
  }

  @Test
  void silenceIsAFailureToo() {
    begin((on, soFar) -> {}, (on, text) -> {});
    said("Entschuldigung", "Guten Morgen, hier ist Sofia");
    assertThat(failures).extracting(Failure::reason).containsOnly(Reason.TIMEOUT);
  }

  @Test
  void whoIsToWaitTooLongIsNotWaitedFor() {
    begin(
        (on, soFar) -> on.failed(Failure.ofStatus(429, Optional.of(Duration.ofMinutes(1)))),
        (on, text) -> {});
    said("Guten Morgen, hier ist Sofia");
    assertThat(beginnings).hasSize(1);
  }

  @Test
  void whoIsToWaitALittleIsWaitedFor() {
    long began = System.nanoTime();
    begin(
        (on, soFar) -> {
          if (beginnings.size() == 1) {
            on.failed(Failure.ofStatus(429, Optional.of(Duration.ofMillis(250))));
          } else {
            on.say("Da bin ich");
          }
        },
        (on, text) -> {});
    said("Da bin ich");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void aFaultOfOurOwnIsToldAsAnyOther() {
    begin(
        (on, soFar) -> on.say("Hallo"),
        (on, text) -> {
          throw new IllegalStateException("a fault of the test's");
        });
    write("Wann haben Sie geöffnet?");
    await().until(() -> !failures.isEmpty());
    assertThat(failures.getFirst().reason()).isEqualTo(Reason.INTERNAL);
  }

  @Test
  void whoHasFailedSaysNothingMore() {
    var first = new CompletableFuture<Stage>();
    begin(
        (on, soFar) -> {
          first.complete(on);
          if (beginnings.size() == 1) {
            on.failed(Failure.of(Reason.CONNECTION, "closed"));
          } else {
            on.say("Da bin ich");
          }
        },
        (on, text) -> {});
    said("Da bin ich");
    first.join().say("und ich auch");
    first.join().failed(Failure.of(Reason.CONNECTION, "again"));
    assertThat(stage.said).doesNotContain("und ich auch");
    assertThat(failures).hasSize(1);
  }

  private void begin(BiConsumer<Stage, List<Line>> onBegin, BiConsumer<Stage, String> onText) {
    var rules = new OfflineProvider(text -> new CompletableFuture<>(), Optional.empty());
    partner =
        new Steadfast(new Scripted(beginnings, onBegin, onText), rules, events, timer, QUICK)
            .partner(stage);
    stage.turns().execute(() -> partner.begin(Practice.unknown(), List.of()));
  }

  private void write(String text) {
    stage.turns().execute(() -> partner.wrote(text));
  }

  private void said(String... parts) {
    for (var part : parts) {
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () -> assertThat(stage.said).anySatisfy(text -> assertThat(text).contains(part)));
    }
  }
}
