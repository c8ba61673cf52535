package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What programs of the first Sofia ask and read, route by route. */
class LegacyRoutesIT {
  private final Client anyone = Store.H2.shared().client();
  private final Client staff = anyone.staff();
  private final Client agent = anyone.agent();
  private final LocalDate day = OpenDays.next();

  private Answer book(String clock) {
    return staff.post(
        "/api/appointments",
        Map.of(
            "patient_name", "Erika Muster",
            "phone", "030 7654321",
            "date", day.toString(),
            "time", clock,
            "end_time", "23:59",
            "treatment_type", "Füllung",
            "notes", "links oben"));
  }

  @Test
  void postAppointmentAnswersTheRow() {
    Answer made = book("09:00");
    assertThat(made.status()).isEqualTo(200);
    JsonNode row = made.json();
    assertThat(row.path("id").asLong()).isPositive();
    assertThat(row.path("patient_name").asText()).isEqualTo("Erika Muster");
    assertThat(row.path("phone").asText()).isEqualTo("+49307654321");
    assertThat(row.path("date").asText()).isEqualTo(day.toString());
    assertThat(row.path("time").asText()).isEqualTo("09:00");
    assertThat(row.path("end_time").asText()).isEqualTo("09:45");
    assertThat(row.path("treatment_type").asText()).isEqualTo("Füllung");
    assertThat(row.path("notes").asText()).isEqualTo("links oben");
    assertThat(row.path("status").asText()).isEqualTo("confirmed");
    assertThat(book("09:00").status()).isEqualTo(409);
    Answer without =
        staff.post("/api/appointments", Map.of("patient_name", "X", "phone", "0301234567"));
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.json().path("field").asText()).isEqualTo("date");
  }

  @Test
  void getAppointmentsAnswersWhatFullCalendarDraws() {
    long id = book("09:00").json().path("id").asLong();
    JsonNode event = null;
    for (JsonNode one : staff.get("/api/appointments").json()) {
      event = one.path("id").asLong() == id ? one : event;
    }
    assertThat(event).isNotNull();
    assertThat(event.path("title").asText()).isEqualTo("Erika Muster - Füllung");
    assertThat(event.path("start").asText()).isEqualTo(day + "T09:00");
    assertThat(event.path("end").asText()).isEqualTo(day + "T09:45");
    assertThat(event.path("backgroundColor").asText()).isEqualTo("#28a745");
    assertThat(event.path("extendedProps").path("patientName").asText()).isEqualTo("Erika Muster");
    assertThat(event.path("extendedProps").path("treatmentType").asText()).isEqualTo("Füllung");
    assertThat(event.path("extendedProps").path("status").asText()).isEqualTo("confirmed");
  }

  @Test
  void putMovesAndDeleteDeletes() {
    String path = "/api/appointments/" + book("09:00").json().path("id").asLong();
    Map<String, String> later =
        Map.of("date", day.toString(), "time", "15:00", "status", "completed");
    Answer moved = staff.put(path, later);
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.json().path("success").asBoolean()).isTrue();
    assertThat(staff.put("/api/appointments/999999999", later).status()).isEqualTo(404);
    assertThat(staff.delete(path).json().path("success").asBoolean()).isTrue();
    assertThat(staff.delete(path).json().path("success").asBoolean()).isTrue();
  }

  @Test
  void todayWeekAndUpcomingHaveTheirMembers() {
    for (String route : List.of("today", "week", "upcoming")) {
      Answer answer = staff.get("/api/sofia/" + route);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("message").asText()).isNotBlank();
      assertThat(answer.json().path("appointments").isArray()).isTrue();
      assertThat(answer.json().has("count"))
          .isEqualTo(!answer.json().path("appointments").isEmpty());
    }
  }

  @Test
  void patientAnswersUpcomingAppointmentsOfANumberHoweverItIsWritten() {
    book("09:00");
    for (Client who : List.of(staff, agent)) {
      JsonNode found = who.get("/api/sofia/patient/0049307654321").json();
      assertThat(found.path("count").asInt()).isPositive();
      assertThat(found.path("appointments").get(0).path("patient_name").asText())
          .isEqualTo("Erika Muster");
    }
    JsonNode none = agent.get("/api/sofia/patient/0305555555").json();
    assertThat(none.path("message").asText())
        .isEqualTo("Sie haben aktuell keine anstehenden Termine bei uns.");
    assertThat(none.has("count")).isFalse();
  }

  @Test
  void nextAvailableIsADayWithTimes() {
    JsonNode next = anyone.get("/api/sofia/next-available").json();
    assertThat(next.path("available").asBoolean()).isTrue();
    assertThat(next.path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(next.path("time").asText())
        .isEqualTo(next.path("allAvailableTimes").get(0).asText());
    assertThat(next.path("allAvailableTimes").size()).isBetween(1, 5);
    assertThat(next.path("formattedDate").asText()).contains(", ");
    assertThat(next.path("message").asText()).isNotBlank();
  }

  @Test
  void checkDateTellsFreeAndBooked() {
    book("09:00");
    JsonNode check = anyone.get("/api/sofia/check-date/" + day).json();
    assertThat(check.path("available").asBoolean()).isTrue();
    assertThat(check.path("totalSlots").asInt()).isEqualTo(16);
    assertThat(check.path("freeSlots").asInt()).isEqualTo(14);
    assertThat(check.path("availableTimes")).hasSize(14);
    assertThat(check.path("bookedTimes").findValuesAsText("")).isEmpty();
    assertThat(check.path("bookedTimes").toString()).isEqualTo("[\"09:00\",\"09:30\"]");
    LocalDate sunday = day.plusDays(7 - day.getDayOfWeek().getValue());
    assertThat(anyone.get("/api/sofia/check-date/" + sunday).json().path("isWeekend").asBoolean())
        .isTrue();
    assertThat(anyone.get("/api/sofia/check-date/2020-01-01").json().path("isPast").asBoolean())
        .isTrue();
    Answer wrong = anyone.get("/api/sofia/check-date/morgen");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("available").asBoolean()).isFalse();
    assertThat(wrong.json().path("message").asText()).isNotBlank();
    assertThat(anyone.get("/api/sofia/check-date/2027-02-30").status()).isEqualTo(400);
  }

  @Test
  void suggestTimesGivesOneADay() {
    JsonNode answer = anyone.get("/api/sofia/suggest-times?days=10&limit=3").json();
    assertThat(answer.path("count").asInt()).isEqualTo(3);
    assertThat(answer.path("suggestions").findValuesAsText("date")).doesNotHaveDuplicates();
    assertThat(answer.path("suggestions").get(0).path("availableCount").asInt()).isPositive();
    assertThat(answer.path("suggestions").get(0).path("formattedDate").asText()).isNotBlank();
    assertThat(anyone.get("/api/sofia/suggest-times?days=x").status()).isEqualTo(400);
  }

  @Test
  void sofiaBooksAndHearsThatATimeIsTaken() {
    Map<String, String> wish =
        Map.of(
            "patientName", "Erika Muster",
            "patientPhone", "0170 1234567",
            "requestedDate", day.toString(),
            "requestedTime", "16:00");
    JsonNode booked = agent.post("/api/sofia/appointment", wish).json();
    assertThat(booked.path("success").asBoolean()).isTrue();
    assertThat(booked.path("appointment").path("treatment_type").asText()).isEqualTo("Beratung");
    assertThat(booked.path("appointment").path("end_time").asText()).isEqualTo("16:30");
    assertThat(booked.path("appointment").path("notes").asText()).isEqualTo("Via Sofia gebucht");
    Answer taken = agent.post("/api/sofia/appointment", wish);
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.json().path("success").asBoolean()).isFalse();
    assertThat(taken.json().path("message").asText())
        .isEqualTo(
            "Der gewünschte Termin ist bereits vergeben. Bitte wählen Sie eine andere Zeit.");
  }

  @Test
  void healthIsTheSameOnBothPaths() {
    for (String path : List.of("/health", "/api/health")) {
      JsonNode health = anyone.get(path).json();
      assertThat(health.path("status").asText()).isEqualTo("healthy");
      assertThat(health.path("service").asText()).isEqualTo("dental-calendar");
      assertThat(health.path("database").asText()).isEqualTo("up");
    }
  }
}
