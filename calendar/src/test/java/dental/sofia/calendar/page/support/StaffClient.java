package dental.sofia.calendar.page.support;

import dental.sofia.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Another client of the same server: somebody else of the practice, who uses no browser. */
public final class StaffClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI server;
  private String cookie = "";
  private String csrf = "";

  private StaffClient(URI server) {
    this.server = server;
  }

  public static StaffClient signedIn(URI server) {
    var client = new StaffClient(server);
    var response =
        client.send(
            "POST",
            "/api/session",
            Map.of(
                "username", Json.of(CalendarProcess.USERNAME),
                "password", Json.of(CalendarProcess.PASSWORD)));
    client.cookie = response.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    client.csrf = text(Json.parse(response.body()).orElseThrow(), "csrfToken");
    return client;
  }

  /** A day at least a week from now on which the practice is open from eight to six. */
  public LocalDate openDay() {
    var from = LocalDate.now().plusDays(7);
    var answer =
        get("/api/v1/free-slots?from=" + from + "&days=28&treatment=Kontrolle").member("slots");
    var days = new LinkedHashMap<String, Integer>();
    for (var slot : answer.orElseThrow().elementsOrNone()) {
      days.merge(text(slot, "start").substring(0, 10), 1, Integer::sum);
    }
    return days.entrySet().stream()
        .filter(day -> day.getValue() == 16)
        .map(day -> LocalDate.parse(day.getKey()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * @return its number
   */
  public String book(String patient, LocalDate day, String time, String treatment) {
    var response =
        send(
            "POST",
            "/api/v1/appointments",
            Map.of(
                "patientName", Json.of(patient),
                "phone", Json.of("030 1234567"),
                "start", Json.of(day + "T" + time),
                "treatment", Json.of(treatment)));
    if (response.statusCode() != 201) {
      throw new IllegalStateException(response.body());
    }
    return number(Json.parse(response.body()).orElseThrow());
  }

  public void change(String number, Map<String, Json> changes) {
    var response = send("PATCH", "/api/v1/appointments/" + number, changes);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.body());
    }
  }

  /** One member of an appointment, as text. */
  public String read(String number, String member) {
    return text(get("/api/v1/appointments/" + number), member);
  }

  public int status(String number) {
    return send("GET", "/api/v1/appointments/" + number, null).statusCode();
  }

  /** Of the only appointment of a patient. */
  public String find(String patient) {
    List<Json> found =
        get("/api/v1/appointments/search?q=" + patient.replace(" ", "%20")).elementsOrNone();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " appointments of " + patient);
    }
    return number(found.get(0));
  }

  private Json get(String path) {
    return Json.parse(send("GET", path, null).body()).orElseThrow();
  }

  private HttpResponse<String> send(String method, String path, Map<String, Json> body) {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(new Json.Members(body).write()))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String number(Json appointment) {
    return ((Json.Numeral) appointment.member("id").orElseThrow()).literal();
  }

  private static String text(Json object, String member) {
    return object.member(member).flatMap(Json::text).orElseThrow();
  }
}
