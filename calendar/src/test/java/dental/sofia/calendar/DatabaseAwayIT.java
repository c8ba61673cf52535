package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.Postgres;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops while the calendar runs, and comes back. */
class DatabaseAwayIT {
  private static final Duration SOON = Duration.ofSeconds(12);
  private static final List<String> WITHOUT_DATABASE =
      List.of(
          "/api/session",
          "/api/session/oidc",
          "/api/session/oidc/callback",
          "/api/v1/practice",
          "/api/livekit-token",
          "/api/sofia/token",
          "/api/sofia/connect");

  @Test
  void everyRouteSaysSoAndAllIsWellWhenItIsBack() throws Exception {
    try (var postgres = Postgres.own();
        var server =
            RunningCalendar.start(
                Store.newHome(),
                Map.of(
                    "SOFIA_DATABASE_URL",
                    postgres.newDatabase(),
                    "SOFIA_DATABASE_USERNAME",
                    "postgres"))) {
      Client anyone = server.client();
      Client staff = anyone.staff();
      postgres.pause();

      atTheSameTime(
          AccessIT.routes().<Runnable>map(route -> () -> everybodyAsks(anyone, staff, route)));
      String start = "2030-01-07T10:00";
      Client agent = anyone.agent().with("Idempotency-Key", "k");
      Map<String, String> wish =
          Map.of(
              "patientName", "A", "phone", "030 123456", "start", start, "treatment", "Kontrolle");
      assertUnavailable("book", agent.post("/api/v1/agent/appointments", wish));
      assertUnavailable("look", agent.get("/api/v1/agent/appointments?phone=030123456"));
      assertUnavailable(
          "move",
          agent.post(
              "/api/v1/agent/appointments/1/move", Map.of("phone", "030 123456", "start", start)));
      assertUnavailable(
          "cancel",
          agent.post("/api/v1/agent/appointments/1/cancel", Map.of("phone", "030 123456")));
      assertUnavailable(
          "sign in",
          anyone.post(
              "/api/session",
              Map.of("username", RunningCalendar.USERNAME, "password", RunningCalendar.PASSWORD)));
      assertThat(anyone.get("/q/health/live").status())
          .as("a restart would not help")
          .isEqualTo(200);
      assertThat(anyone.get("/q/health/ready").status()).isEqualTo(503);

      postgres.goOn();
      await("it answers again")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(anyone.get("/q/health/ready").status()).isEqualTo(200));
      assertThat(staff.get("/api/v1/audit").status()).as("the session goes on").isEqualTo(200);
      assertThat(server.log())
          .doesNotContain("030 123456", "+4930123456", RunningCalendar.PASSWORD);
    }
  }

  private static void everybodyAsks(Client anyone, Client staff, AccessIT.Route route) {
    String body = route.writes() ? "{}" : "";
    String path = route.path().replace("check-date/1", "check-date/2030-01-07");
    long began = System.nanoTime();
    if (route.forStaff()) {
      assertUnavailable(route, staff.raw(route.method(), path, body));
    }
    Answer answer = anyone.raw(route.method(), path, body);
    if (route.forAnyone() && !WITHOUT_DATABASE.contains(path)) {
      assertUnavailable(route, answer);
    } else {
      assertThat(answer.status()).as("%s: %s", route, answer).isLessThan(500);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as("%s", route).isLessThan(SOON);
  }

  /** Each waits a second or more for a connection; together that is not long. */
  private static void atTheSameTime(Stream<Runnable> tasks) throws Exception {
    try (var several = Executors.newFixedThreadPool(8)) {
      for (var task : tasks.map(several::submit).toList()) {
        task.get();
      }
    }
  }

  private static void assertUnavailable(Object what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(503);
    if (!answer.body().contains("\"database\":\"down\"")) {
      assertThat(answer.problem()).as("%s: %s", what, answer).isEqualTo("unavailable");
      assertThat(answer.json().path("detail").asText()).contains("nicht erreichbar");
    }
  }
}
