package dental.sofia.agent.call;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.Participant;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.speech.Espeak;
import dental.sofia.agent.speech.Remembering;
import dental.sofia.agent.support.Tone;
import dental.sofia.agent.worker.Worker;
import dental.sofia.agent.worker.WorkerEvents;
import dental.sofia.agent.worker.WorkerOptions;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller and Sofia in a real LiveKit; the calendar does not answer. */
class CallTest {
  @TempDir static Path directory;
  private static final Remembering VOICE = new Remembering(new Espeak(), 64);
  private static LiveKit server;
  private static Worker worker;

  private final String name = "sofia-dental-" + UUID.randomUUID();

  private static final class NoCalendar implements Tools {
    @Override
    public CompletableFuture<Answer> ask(Request request) {
      return CompletableFuture.completedFuture(new Answer.Unavailable());
    }

    @Override
    public Practice practice() {
      return Practice.unknown();
    }
  }

  @BeforeAll
  static void start() {
    server = LiveKit.start(directory, List.of());
    var context =
        new CallContext(
            new OfflineProvider(VOICE, Optional.empty()),
            VOICE,
            new NoCalendar(),
            new CallSettings(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(30)),
            CallEvents.NONE,
            Executors.newSingleThreadScheduledExecutor(),
            Clock.systemUTC(),
            false,
            1_500);
    worker =
        new Worker(
            new WorkerOptions(
                server.url(),
                () ->
                    LiveKitToken.of("worker", Instant.now().plusSeconds(60))
                        .with(Grant.AGENT, true)
                        .sign(LiveKit.KEY),
                "sofia",
                "test",
                10,
                Map::of),
            new Calls(context),
            WorkerEvents.NONE);
    worker.start();
    await().until(() -> worker.state().registered());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    worker.drain(Duration.ZERO);
    server.close();
  }

  @Test
  void sofiaComesGreetsInGermanAndListens() throws Exception {
    try (var caller = caller()) {
      var sofia = caller.await(RoomEvent.ParticipantJoined.class, event -> true).participant();
      assertThat(sofia.identity()).startsWith("agent-");
      assertThat(sofia.kind()).isEqualTo(Participant.Kind.AGENT);

      var greeting = said(caller, "hier ist Sofia");
      assertThat(greeting.from()).isEqualTo(sofia.identity());
      assertThat(greeting.attributes())
          .containsEntry("lk.transcription_final", "true")
          .containsKeys("lk.segment_id", "lk.transcribed_track_id");
      var sound = caller.heard().next(1.5);
      assertThat(Tone.rms(sound)).as("loudness of the greeting").isGreaterThan(500);
      state(caller, "speaking");
      state(caller, "listening");
    }
  }

  @Test
  void whatIsWrittenIsAnsweredByVoiceAndInWritingAndInterruptsHer() {
    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
      long began = System.nanoTime();
      get(caller.room().sendText("lk.chat", "Xyzzy plugh", Map.of()));
      var answer =
          caller.await(
              RoomEvent.TextReceived.class,
              text ->
                  text.topic().equals("lk.transcription")
                      && !text.text().contains("hier ist Sofia"));
      assertThat(answer.text()).isNotBlank();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as("the greeting takes longer than that")
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void sofiaLeavesWhenTheCallerIsGone() {
    var caller = caller();
    said(caller, "hier ist Sofia");
    caller.close();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(server.participants(name)).isEmpty());
    await().until(() -> worker.state().activeCalls() == 0);
  }

  @Test
  void aFarewellEndsTheCall() {
    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
      get(caller.room().sendText("lk.chat", "Danke, tschüss!", Map.of()));
      caller.await(
          RoomEvent.ParticipantChanged.class,
          event -> "ended".equals(event.participant().attributes().get("sofia.call")));
      caller.await(RoomEvent.ParticipantLeft.class, event -> true);
      assertThat(server.participants(name)).hasSize(1);
    }
  }

  @Test
  void aRestartOfLiveKitDoesNotEndTheCall() {
    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
      server.kill();
      server.start();
      caller.await(RoomEvent.Reconnected.class, event -> true);
      caller.await(
          RoomEvent.AudioStarted.class,
          started -> started.participant().identity().startsWith("agent-"));
      // What is sent to somebody who is not quite back is lost: people write again.
      await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
                return caller.events().stream()
                    .anyMatch(event -> event.toString().contains("montags bis freitags"));
              });
      assertThat(server.participants(name)).as("the caller and one Sofia").hasSize(2);
    }
    await().atMost(Duration.ofSeconds(15)).until(() -> worker.state().registered());
  }

  @Test
  void nobodyIsWaitedForForLong() {
    server.dispatch(name, "sofia");
    await().until(() -> worker.state().activeCalls() > 0);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(server.participants(name)).isEmpty());
  }

  private Guest caller() {
    return Guest.join(server.tokenWithAgent("caller", name, "sofia"), server, options -> options);
  }

  private static RoomEvent.TextReceived said(Guest caller, String part) {
    return caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }

  private static void state(Guest caller, String state) {
    caller.await(
        RoomEvent.ParticipantChanged.class,
        event -> state.equals(event.participant().attributes().get("lk.agent.state")));
  }
}
