package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.Store;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the agent, strangers and a patient who asks for the own data are told. */
@ParameterizedClass
@EnumSource(Store.class)
class OtherRoutesIT {
  private final Client anyone;
  private final Client staff;
  private final Client agent;
  private final LocalDate day = OpenDays.next();

  OtherRoutesIT(Store store) {
    anyone = store.shared().client();
    staff = anyone.staff();
    agent = anyone.agent();
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
  void theAgentSeesAndChangesOnlyWhatBelongsToTheNumber() {
    Map<String, Object> wish = wish("08:00");
    wish.put("phone", "0170 555" + day.toEpochDay() % 10000 + "1");
    wish.put("notes", "vertraulich");
    String number = "phone=" + wish.get("phone").toString().replace(" ", "");
    Client once = agent.with("Idempotency-Key", "agent-" + day);
    assertThat(agent.post("/api/v1/agent/appointments", wish).json().path("field").asText())
        .isEqualTo("Idempotency-Key");
    JsonNode made = once.post("/api/v1/agent/appointments", wish).json();
    assertThat(made.path("createdBy").asText()).isEqualTo("sofia");
    assertThat(once.post("/api/v1/agent/appointments", wish).json()).isEqualTo(made);
    JsonNode upcoming = agent.get("/api/v1/agent/appointments?" + number).json();
    assertThat(upcoming).hasSize(1);
    assertThat(upcoming.get(0).path("notes").asText()).isEmpty();
    String path = "/api/v1/agent/appointments/" + made.path("id").asLong();
    Map<String, String> stranger = Map.of("phone", "030 9999999", "start", day + "T10:00");
    assertThat(agent.post(path + "/move", stranger).status()).isEqualTo(404);
    assertThat(agent.post(path + "/cancel", Map.of("phone", "030 9999999")).status())
        .isEqualTo(404);
    Object phone = wish.get("phone");
    assertThat(agent.post(path + "/move", Map.of("phone", phone, "start", day + "T10:00")).status())
        .isEqualTo(200);
    assertThat(agent.post(path + "/cancel", Map.of("phone", phone)).status()).isEqualTo(200);
    assertThat(agent.get("/api/v1/agent/appointments?" + number).json()).isEmpty();
  }

  @Test
  void freeSlotsAreWhatCanBeBooked() {
    String path = "/api/v1/free-slots?days=1&from=" + day;
    JsonNode before = anyone.get(path + "&treatment=vorsorge").json();
    assertThat(anyone.get(path + "&treatment=Haare").problem()).isEqualTo("unknown-treatment");
    assertThat(before.path("type").asText()).contains("unknown-treatment");
    JsonNode free = anyone.get(path).json();
    assertThat(free.path("treatment").asText()).isEqualTo("Kontrolle");
    assertThat(free.path("slots")).hasSize(16);
    staff.post("/api/v1/appointments", wish("08:00"));
    JsonNode after = anyone.get(path).json().path("slots");
    assertThat(after).hasSize(15);
    assertThat(after.get(0).path("start").asText()).isEqualTo(day + "T08:30");
    assertThat(anyone.get(path.replace("days=1", "days=0")).json().path("field").asText())
        .isEqualTo("days");
  }

  @Test
  void aPatientIsHandedOutAndForgottenWhole() {
    Map<String, Object> wish = wish("08:00");
    wish.put("patientName", "Vera Gesslich " + day);
    JsonNode made = staff.post("/api/v1/appointments", wish).json();
    String path = "/api/v1/patients/" + made.path("patientId").asLong();
    JsonNode file = staff.get(path).json();
    assertThat(file.path("appointments")).containsExactly(made);
    assertThat(staff.get("/api/v1/patients?q=gesslich").json().findValuesAsText("name"))
        .contains("Vera Gesslich " + day);
    Answer export = staff.get(path + "/export");
    assertThat(export.json()).isEqualTo(file);
    assertThat(export.header("Content-Disposition")).startsWith("attachment");
    assertThat(staff.delete(path).status()).isEqualTo(204);
    assertThat(staff.get(path).status()).isEqualTo(404);
    assertThat(list()).isEmpty();
    JsonNode audit = staff.get("/api/v1/audit?limit=20").json();
    assertThat(audit.findValuesAsText("what"))
        .contains("patient-deleted", "patient-exported", "appointment-created");
    assertThat(audit.toString()).doesNotContain("Gesslich");
    assertThat(audit.findValuesAsText("who")).contains("staff:praxis");
  }

  private JsonNode list() {
    return staff.get("/api/v1/appointments?from=" + day + "&to=" + day.plusDays(1)).json();
  }
}
