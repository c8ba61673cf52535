package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is too old is forgotten by itself, and nothing else. */
class RetentionIT {
  private static final int DAYS = 30;

  // The practice's day: the oldest that may be kept.
  private final LocalDate oldest = LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(DAYS);

  @ParameterizedTest
  @EnumSource
  void whatIsTooOldIsForgottenByItself(Store store) throws Exception {
    Path home = Store.newHome();
    Path copy = Files.write(home.resolve("copy").toAbsolutePath(), copy());
    var environment = new HashMap<>(store.newDatabase());
    environment.put("SOFIA_RETENTION_DAYS", String.valueOf(DAYS));
    RunningCalendar.command(home, environment, 0, "restore", copy.toString());
    try (var server = RunningCalendar.start(home, environment)) {
      Client staff = server.client().staff();
      await("the old patient is forgotten")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(status(staff, "/api/v1/patients/1")).isEqualTo(404));

      assertThat(status(staff, "/api/v1/appointments/1")).isEqualTo(404);
      assertThat(status(staff, "/api/v1/appointments/2")).as("cancelled").isEqualTo(404);
      assertThat(status(staff, "/api/v1/appointments/3")).as("the last day").isEqualTo(200);
      assertThat(status(staff, "/api/v1/appointments/4")).as("to come").isEqualTo(200);
      assertThat(status(staff, "/api/v1/patients/2")).as("has another one").isEqualTo(200);
      assertThat(status(staff, "/api/v1/patients/3")).as("has none, and is old").isEqualTo(404);
      assertThat(status(staff, "/api/v1/patients/4")).as("has none yet").isEqualTo(200);
      String audit = staff.get("/api/v1/audit?limit=100").body();
      assertThat(audit).contains("appointment-deleted", "retention").doesNotContain("long ago");
    }
  }

  private static int status(Client client, String path) {
    return client.get(path).status();
  }

  private List<String> copy() {
    Instant longAgo = Instant.now().minus(Duration.ofDays(DAYS + 2));
    Instant now = Instant.now();
    return List.of(
        "{\"format\":\"sofia-calendar-dump-1\"}",
        patient(1, longAgo),
        patient(2, longAgo),
        patient(3, longAgo),
        patient(4, now),
        appointment(1, 1, oldest.minusDays(1), "CONFIRMED"),
        appointment(2, 2, oldest.minusDays(1), "CANCELLED"),
        appointment(3, 2, oldest, "COMPLETED"),
        appointment(4, 2, oldest.plusDays(DAYS + 7), "CONFIRMED"),
        """
        {"journal":{"id":1,"happened_at":"%s","actor":"staff:long ago","action":"signed-in"}}"""
            .formatted(longAgo.minus(Duration.ofDays(1))),
        "{\"rows\":9}");
  }

  private static String patient(int id, Instant created) {
    return """
        {"patient":{"id":%d,"name":"Patient %d","name_key":"patient %d","phone":"+4930123456%d",\
        "created_at":"%s"}}"""
        .formatted(id, id, id, id, created);
  }

  private static String appointment(int id, int patient, LocalDate day, String status) {
    return """
        {"appointment":{"id":%d,"version":0,"patient_id":%d,"start_at":"%sT09:00","end_at":"%sT09:30",\
        "treatment":"Kontrolle","notes":"","status":"%s","created_by":"STAFF",\
        "created_at":"2020-01-01T00:00:00Z"}}"""
        .formatted(id, patient, day, day, status);
  }
}
