package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent by those who mean no good, and what everybody is told in return. */
class HardeningIT {
  private final RunningCalendar server = Store.H2.shared();
  private final Client anyone = server.client();
  private final Client staff = anyone.staff();
  private final Client agent = anyone.agent();

  @Test
  void tokensAreForOneRoomThatTheServerNamed() throws Exception {
    Answer answer =
        anyone.post("/api/livekit-token", Map.of("identity", "Anna", "room", "sofia-dental-mine"));
    JsonNode json = answer.json();
    assertThat(json.path("url").asText()).isEqualTo("wss://livekit.example.org");
    assertThat(json.path("room").asText())
        .startsWith("sofia-dental-")
        .isNotEqualTo("sofia-dental-mine");
    assertThat(json.path("iceTransportPolicy").asText()).isEqualTo("all");
    JsonNode claims =
        new ObjectMapper()
            .readTree(Base64.getUrlDecoder().decode(json.path("token").asText().split("\\.")[1]));
    long now = System.currentTimeMillis() / 1000;
    assertThat(claims.path("exp").asLong()).isBetween(now, now + 900);
    assertThat(claims.path("sub").asText()).isEqualTo("Anna");
    assertThat(claims.path("video").path("room")).isEqualTo(json.path("room"));
    assertThat(claims.path("roomConfig").path("agents").get(0).path("agentName").asText())
        .isEqualTo("sofia");
    JsonNode agents =
        agent
            .post(
                "/api/sofia/connect",
                Map.of("participantName", "x", "roomName", "sofia-dental-mine"))
            .json();
    assertThat(agents.path("roomName").asText()).isEqualTo("sofia-dental-mine");
    assertThat(
            anyone
                .post("/api/sofia/token", Map.of("participant_name", "U"))
                .json()
                .path("roomName")
                .asText())
        .startsWith("sofia-dental-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/livekit-token | {} | room",
        "/api/livekit-token | {\"room\":\"r\"} | identity",
        "/api/livekit-token | {\"identity\":\"a\",\"room\":\"b\",\"admin\":true} | admin",
        "/api/livekit-token | {\"identity\":\"agent-1\",\"room\":\"b\"} | identity",
        "/api/livekit-token | {\"identity\":7,\"room\":\"b\"} | identity",
        "/api/sofia/token | {} | participant_name",
        "/api/sofia/connect | {\"participantName\":\"a\"} | roomName"
      })
  void whatIsWrongWithARequestForATokenIsNamed(String path, String body, String field) {
    Answer answer = anyone.raw("POST", path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/assets/..%5c..%5capplication.properties",
        "/%2e%2e/application.properties",
        "/META-INF/resources/index.html",
        "/application.properties",
        "/WEB-INF/web.xml",
        "//etc/passwd"
      })
  void thereIsNoWayOutOfThePage(String path) throws Exception {
    // By hand: a client of HTTP would tidy the path up.
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\nHost: x\r\n\r\n").getBytes());
      String answer = new String(socket.getInputStream().readAllBytes());
      assertThat(answer).startsWith("HTTP/1.0 4").doesNotContain("root:", "quarkus.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table appointment; --",
        "\" or 1=1 --",
        "<script>alert(1)</script>",
        "${jndi:ldap://127.0.0.1/a}",
        "%00",
        "\u202e",
        "{{7*7}}",
        "../../etc/passwd"
      })
  void whatLooksLikeCodeIsTextInEveryField(String text) {
    var day = OpenDays.next();
    for (String field : List.of("patientName", "notes", "phone", "email", "start", "treatment")) {
      var wish =
          new HashMap<>(
              Map.of(
                  "patientName",
                  "A",
                  "phone",
                  "0301234567",
                  "start",
                  day + "T08:00",
                  "treatment",
                  "Kontrolle"));
      wish.put(field, text);
      Answer answer = staff.post("/api/v1/appointments", wish);
      assertThat(answer.status()).as(field).isIn(201, 400, 422);
      assertThat(answer.header("Content-Type")).contains("json");
      if (answer.status() == 201) {
        assertThat(answer.json().path(field).asText()).isEqualTo(text);
        staff.delete("/api/v1/appointments/" + answer.json().path("id").asLong());
      }
    }
    String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
    assertThat(staff.get("/api/v1/appointments/search?q=" + query).status()).isEqualTo(200);
    assertThat(staff.get("/api/v1/patients?q=" + query).status()).isEqualTo(200);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    Answer answer = staff.raw("POST", "/api/v1/appointments", "x".repeat(1_000_000));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
  }

  @Test
  void browsersAreToldToLoadNothingFromElsewhere() {
    for (String path : List.of("/", "/api/v1/practice", "/health", "/nowhere")) {
      Answer answer = anyone.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'self'", "connect-src 'self' wss://livekit.example.org")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Permissions-Policy")).contains("microphone=(self)");
      assertThat(answer.header("Cache-Control")).isIn("no-store", "no-cache");
    }
    assertThat(anyone.get("/api/nowhere").problem()).isEqualTo("not-found");
    assertThat(anyone.raw("PATCH", "/api/v1/practice", "{}").status()).isEqualTo(405);
  }

  @Test
  void theServerTellsHowItIs() {
    assertThat(anyone.get("/q/health/ready").status()).isEqualTo(200);
    assertThat(anyone.get("/q/health/live").status()).isEqualTo(200);
    assertThat(anyone.get("/metrics").body()).contains("http_server_requests_seconds");
    assertThat(anyone.get("/q/openapi").status()).isEqualTo(200);
  }
}
