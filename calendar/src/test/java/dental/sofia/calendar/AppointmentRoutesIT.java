package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.Store;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of version 1, as the contract says them. */
@ParameterizedClass
@EnumSource(Store.class)
class AppointmentRoutesIT {
  private final Client anyone;
  private final Client staff;
  private final LocalDate day = OpenDays.next();

  AppointmentRoutesIT(Store store) {
    anyone = store.shared().client();
    staff = anyone.staff();
  }

  private Map<String, Object> wish(String clock) {
    return new HashMap<>(
        Map.of(
            "patientName",
            "Erika Muster",
            "phone",
            "030 1234567",
            "start",
            day + "T" + clock,
            "treatment",
            "Kontrolle"));
  }

  @Test
  void aBookingIsAnsweredWithAllThatIsKnownOfIt() {
    Map<String, Object> wish = wish("08:00");
    wish.put("email", "erika@example.org");
    wish.put("notes", "Angst vor Spritzen\nbitte leise");
    Answer made = staff.post("/api/v1/appointments", wish);
    assertThat(made.status()).isEqualTo(201);
    JsonNode json = made.json();
    assertThat(made.header("Location"))
        .endsWith("/api/v1/appointments/" + json.path("id").asLong());
    assertThat(made.header("ETag")).isEqualTo("\"0\"");
    assertThat(json.path("phone").asText()).isEqualTo("+49301234567");
    assertThat(json.path("end").asText()).isEqualTo(day + "T08:30");
    assertThat(json.path("status").asText()).isEqualTo("confirmed");
    assertThat(json.path("createdBy").asText()).isEqualTo("staff");
    assertThat(json.path("notes").asText()).isEqualTo("Angst vor Spritzen\nbitte leise");
    assertThat(staff.get("/api/v1/appointments/" + json.path("id").asLong()).json())
        .isEqualTo(json);
    assertThat(list()).containsExactly(json);
    JsonNode year =
        staff
            .get("/api/v1/appointments?from=" + day.minusDays(200) + "&to=" + day.plusDays(200))
            .json();
    assertThat(year).contains(json);
    assertThat(year.findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @Test
  void whatIsTakenComesWithAlternatives() {
    staff.post("/api/v1/appointments", wish("09:00"));
    Map<String, Object> longer = wish("08:30");
    longer.put("treatment", "Zahnreinigung");
    Answer refused = staff.post("/api/v1/appointments", longer);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.problem()).isEqualTo("slot-taken");
    assertThat(refused.json().path("alternatives")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "start, 2020-01-07T10:00, past, 422",
    "start, 2020-01-07 10:00, malformed, 400",
    "start, 2027-02-30T10:00, malformed, 400",
    "start, 2027-01-04T10:03, malformed, 400",
    "treatment, Haareschneiden, unknown-treatment, 422",
    "phone, 12, malformed, 400",
    "phone, '0300 DROP TABLE', malformed, 400",
    "email, niemand, malformed, 400",
    "patientName, '', malformed, 400"
  })
  void aWrongFieldIsNamed(String field, String value, String kind, int status) {
    Map<String, Object> wish = wish("10:00");
    wish.put(field, value);
    Answer refused = staff.post("/api/v1/appointments", wish);
    assertThat(refused.problem()).isEqualTo(kind);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().path("field").asText()).isEqualTo(field);
    assertThat(refused.json().path("detail").asText()).isNotBlank();
    assertThat(list()).isEmpty();
  }

  @Test
  void outsideOfTheHoursAndOnHolidaysNobodyIsTreated() {
    Map<String, Object> early = wish("07:30");
    assertThat(staff.post("/api/v1/appointments", early).problem())
        .isEqualTo("outside-opening-hours");
    Map<String, Object> intoTheBreak = wish("11:30");
    intoTheBreak.put("treatment", "Wurzelbehandlung");
    assertThat(staff.post("/api/v1/appointments", intoTheBreak).problem())
        .isEqualTo("outside-opening-hours");
    JsonNode holidays = anyone.get("/api/v1/practice").json().path("holidays");
    Map<String, Object> holiday = wish("10:00");
    for (JsonNode one : holidays) {
      LocalDate date = LocalDate.parse(one.path("date").asText());
      if (date.isAfter(LocalDate.now()) && date.getDayOfWeek().getValue() < 6) {
        holiday.put("start", date + "T10:00");
        break;
      }
    }
    assertThat(staff.post("/api/v1/appointments", holiday).problem()).isEqualTo("holiday");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"patientName\":1}",
        "{\"unheardOf\":1}",
        "{\"phone\":\"1\",\"phone\":\"2\"}",
        "{} {}"
      })
  void malformedJsonIsAProblemAndNoFailure(String body) {
    Answer refused = staff.raw("POST", "/api/v1/appointments", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("malformed");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aChangeIsMadeOnceAndOnlyToTheVersionItWasMadeFrom() {
    long id = staff.post("/api/v1/appointments", wish("08:00")).json().path("id").asLong();
    String path = "/api/v1/appointments/" + id;
    Answer changed =
        staff
            .with("If-Match", "\"0\"")
            .patch(path, Map.of("start", day + "T14:00", "treatment", "Zahnreinigung"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("end").asText()).isEqualTo(day + "T15:00");
    assertThat(changed.json().path("version").asLong()).isEqualTo(1);
    Answer stale = staff.with("If-Match", "\"0\"").patch(path, Map.of("notes", "zu spät"));
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.problem()).isEqualTo("stale");
    assertThat(staff.get(path).json()).isEqualTo(changed.json());
    assertThat(staff.post("/api/v1/appointments", wish("08:00")).status()).isEqualTo(201);
  }

  @Test
  void aNewNameOrNumberCorrectsThePatient() {
    JsonNode made = staff.post("/api/v1/appointments", wish("08:00")).json();
    JsonNode second = staff.post("/api/v1/appointments", wish("08:30")).json();
    assertThat(second.path("patientId")).isEqualTo(made.path("patientId"));
    String path = "/api/v1/appointments/" + made.path("id").asLong();
    String name = "Erika Beispiel " + day;
    staff.patch(path, Map.of("patientName", name, "email", "e@example.org"));
    JsonNode other = staff.get("/api/v1/appointments/" + second.path("id").asLong()).json();
    assertThat(other.path("patientName").asText()).isEqualTo(name);
    assertThat(other.path("email").asText()).isEqualTo("e@example.org");
    staff.raw("PATCH", path, "{\"email\":null}");
    assertThat(staff.get(path).json().path("email").isNull()).isTrue();
  }

  @Test
  void whatIsDeletedIsGone() {
    long id = staff.post("/api/v1/appointments", wish("08:00")).json().path("id").asLong();
    assertThat(staff.delete("/api/v1/appointments/" + id).status()).isEqualTo(204);
    assertThat(staff.delete("/api/v1/appointments/" + id).status()).isEqualTo(404);
    assertThat(staff.get("/api/v1/appointments/" + id).problem()).isEqualTo("not-found");
    assertThat(staff.patch("/api/v1/appointments/" + id, Map.of("notes", "")).status())
        .isEqualTo(404);
    assertThat(staff.post("/api/v1/appointments", wish("08:00")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MUSTERFRAU", "musterf", "0301231234", "+49 30 123 1234", "1231234", "weisheitsz"})
  void anAppointmentIsFoundByPartsOfNameNumberAndNotes(String text) {
    Map<String, Object> wish = wish("08:00");
    wish.put("patientName", "Eva Musterfrau");
    wish.put("phone", "030/1231234");
    wish.put("notes", "Weisheitszähne");
    long id = staff.post("/api/v1/appointments", wish).json().path("id").asLong();
    List<Long> found =
        staff
            .get(
                "/api/v1/appointments/search?q="
                    + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
            .json()
            .findValues("id")
            .stream()
            .map(JsonNode::asLong)
            .toList();
    assertThat(found).contains(id);
    assertThat(staff.get("/api/v1/appointments/search?q=%25%25").json()).isEmpty();
  }

  private JsonNode list() {
    return staff.get("/api/v1/appointments?from=" + day + "&to=" + day.plusDays(1)).json();
  }
}
