package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.wire.support.LiveKit;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller, Sofia, a real LiveKit and the real calendar, packaged before. */
class BookingIT {
  private static final Path CALENDAR = Path.of("../calendar/target/quarkus-app/quarkus-run.jar");
  private static final Pattern LISTENS = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final String TOKEN = "the agent's token for this test";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;
  private Process calendar;
  private int calendarPort;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.exists(CALENDAR), "the calendar is packaged");
    var tokenFile = Files.writeString(directory.resolve("token"), TOKEN);
    var log = directory.resolve("calendar.log");
    var builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-jar",
                CALENDAR.toAbsolutePath().toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PORT", "0");
    builder.environment().put("SOFIA_AGENT_TOKEN_FILE", tokenFile.toString());
    calendar = builder.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> LISTENS.matcher(Files.readString(log)).find());
    var matcher = LISTENS.matcher(Files.readString(log));
    assertThat(matcher.find()).isTrue();
    calendarPort = Integer.parseInt(matcher.group(1));
    server = LiveKit.start(directory, List.of());
    agent =
        AgentProcess.start(
            directory,
            server,
            Map.of(
                "CALENDAR_URL",
                "http://127.0.0.1:" + calendarPort,
                "SOFIA_AGENT_TOKEN_FILE",
                tokenFile.toString()));
    agent.awaitReady();
  }

  @AfterEach
  void stop() throws Exception {
    if (agent != null) {
      agent.close();
      server.close();
    }
    if (calendar != null) {
      calendar.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsBookedMovedAndCancelledInTheCallIsSoInTheCalendar() throws Exception {
    var slots =
        ask("/api/v1/free-slots?treatment=Zahnreinigung&days=10&from=" + soon()).path("slots");
    var first = LocalDateTime.parse(slots.get(0).path("start").asText());
    var second = LocalDateTime.parse(slots.get(3).path("start").asText());
    try (var caller =
        Guest.join(
            server.tokenWithAgent("caller", "sofia-dental-1", "sofia"),
            server,
            options -> options)) {
      said(caller, "Wie kann ich Ihnen helfen");
      write(caller, "Ich hätte gern eine Zahnreinigung " + when(first));
      said(caller, "Auf welchen Namen");
      write(caller, "Jörg Groß");
      said(caller, "Telefonnummer");
      write(caller, "0176 12345678");
      said(caller, "so eintragen");
      assertThat(appointments()).isEmpty();
      write(caller, "ja");
      said(caller, "ist eingetragen");

      assertThat(booking(caller, "booked").path("start").asText()).isEqualTo(first.toString());
      assertThat(appointments())
          .singleElement()
          .satisfies(
              appointment -> {
                assertThat(appointment.path("start").asText()).isEqualTo(first.toString());
                assertThat(appointment.path("treatment").asText()).isEqualTo("Zahnreinigung");
                assertThat(appointment.path("patientName").asText()).isEqualTo("Jörg Groß");
                assertThat(appointment.path("createdBy").asText()).isEqualTo("sofia");
              });

      write(caller, "Ich möchte den Termin verschieben auf " + when(second));
      said(caller, "Ich verlege");
      write(caller, "ja");
      booking(caller, "moved");
      assertThat(appointments().getFirst().path("start").asText()).isEqualTo(second.toString());

      write(caller, "Ach, bitte doch absagen");
      said(caller, "wirklich absagen");
      write(caller, "ja");
      booking(caller, "cancelled");
      assertThat(appointments()).isEmpty();

      write(caller, "Danke, tschüss");
      caller.await(RoomEvent.ParticipantLeft.class, event -> true);
    }
  }

  private static LocalDate soon() {
    return LocalDate.now().plusDays(2);
  }

  private static String when(LocalDateTime time) {
    return "am %d.%d.%d um %d Uhr %02d"
        .formatted(
            time.getDayOfMonth(),
            time.getMonthValue(),
            time.getYear(),
            time.getHour(),
            time.getMinute());
  }

  private List<JsonNode> appointments() throws Exception {
    return ask("/api/v1/agent/appointments?phone=017612345678").valueStream().toList();
  }

  private JsonNode ask(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + calendarPort + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private static void write(Guest caller, String text) {
    get(caller.room().sendText("lk.chat", text, Map.of()));
  }

  private static void said(Guest caller, String part) {
    caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }

  private static JsonNode booking(Guest caller, String action) throws Exception {
    var text =
        caller.await(
            RoomEvent.TextReceived.class,
            event ->
                event.topic().equals("sofia.booking")
                    && event.text().contains("\"" + action + "\""));
    return new ObjectMapper().readTree(text.text());
  }
}
