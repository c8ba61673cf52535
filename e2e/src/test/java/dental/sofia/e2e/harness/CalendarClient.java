package dental.sofia.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who uses the practice's calendar through its exposed address. */
public final class CalendarClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(PATIENCE).build();
  private final String page;
  private String csrf = "";

  private CalendarClient(String page) {
    this.page = page;
  }

  /** A patient, or anybody else. */
  public static CalendarClient visiting(Sofia sofia) {
    int port = sofia.nodePort(sofia.calendar(), "page");
    return new CalendarClient("http://" + sofia.cluster().nodeAddress() + ":" + port);
  }

  /** Staff, with what the deployment's Secret says. */
  public static CalendarClient signedIn(Sofia sofia) {
    var client = visiting(sofia);
    String staff = sofia.name() + "-staff";
    client.csrf =
        client
            .post(
                "/api/session",
                Map.of(
                    "username", sofia.secret(staff, "username").orElseThrow(),
                    "password", sofia.secret(staff, "password").orElseThrow()))
            .get("csrfToken")
            .asText();
    return client;
  }

  public String page() {
    return page;
  }

  public int status(String path) {
    return send(request(path).GET().build()).statusCode();
  }

  /** Where a browser is sent from there: path and query. */
  public String redirect(String path) {
    var response = send(request(path).GET().build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    var to = URI.create(response.headers().firstValue("Location").orElseThrow());
    return to.getRawPath() + "?" + to.getRawQuery();
  }

  public String get(String path) {
    var response = send(request(path).GET().build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  public JsonNode json(String path) {
    return parse(get(path));
  }

  /** The first slot that is free for a treatment, from the day after tomorrow on. */
  public String freeSlot(String treatment) {
    return freeSlots(treatment, LocalDate.now().plusDays(2), 14).getFirst().toString();
  }

  /** When something is free for a treatment, the earliest first. */
  public List<LocalDateTime> freeSlots(String treatment, LocalDate from, int days) {
    var starts = new ArrayList<LocalDateTime>();
    json("/api/v1/free-slots?from=%s&days=%d&treatment=%s".formatted(from, days, treatment))
        .get("slots")
        .forEach(slot -> starts.add(LocalDateTime.parse(slot.get("start").asText())));
    return starts;
  }

  /** All appointments of a day. */
  public List<JsonNode> appointments(LocalDate day) {
    var all = new ArrayList<JsonNode>();
    json("/api/v1/appointments?from=%s&to=%s".formatted(day, day.plusDays(1))).forEach(all::add);
    return all;
  }

  /** A member of the only appointment of a patient, of whose name nobody else has a part. */
  public String appointment(String patient, String member) {
    var found =
        json("/api/v1/appointments/search?q=" + URLEncoder.encode(patient, StandardCharsets.UTF_8));
    assertThat(found).as("appointments of %s", patient).hasSize(1);
    return found.get(0).get(member).asText();
  }

  /** Books the first slot that is free, and says under which number. */
  public long book(String name, String phone) {
    return book(name, phone, LocalDateTime.parse(freeSlot("Kontrolle")));
  }

  public long book(String name, String phone, LocalDateTime start) {
    var wish =
        Map.of(
            "patientName",
            name,
            "phone",
            phone,
            "start",
            start.toString(),
            "treatment",
            "Kontrolle");
    return post("/api/v1/appointments", wish).get("id").asLong();
  }

  private JsonNode post(String path, Map<String, String> body) {
    try {
      var response =
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .header("X-CSRF-Token", csrf)
                  .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                  .build());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
      return parse(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(page + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }
}
