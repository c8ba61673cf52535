package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A session ends when nobody used it for twelve hours, and after seven days in any case. */
class SessionExpiryIT {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LONGEST = Duration.ofDays(7);

  private static Map<String, String> database;
  private static RunningCalendar server;

  private final Client staff = server.client().staff();

  @BeforeAll
  static void start() {
    database = Store.POSTGRESQL.newDatabase();
    server = RunningCalendar.start(Store.newHome(), database);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noRouteOfTheStaffIsOpenToASessionThatHasExpired() throws Exception {
    for (var age : List.of(new Age(IDLE, IDLE), new Age(LONGEST, Duration.ZERO))) {
      makeOlder(age.of(A_MINUTE));
      var routes = AccessIT.routes().filter(route -> !route.forAnyone()).toList();
      assertThat(routes).hasSizeGreaterThan(20);
      for (var route : routes) {
        Answer answer = staff.raw(route.method(), route.path(), route.writes() ? "{" : "");
        assertThat(answer.status()).as("%s: %s", route, answer).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
      }
      assertThat(staff.get("/api/v1/events").status()).isEqualTo(401);
      assertThat(staff.get("/api/session").json().path("authenticated").asBoolean()).isFalse();
    }
  }

  @Test
  void aSessionThatIsUsedGoesOnForSevenDays() throws Exception {
    makeOlder(new Age(IDLE, IDLE).of(A_MINUTE.negated()));
    assertThat(staff.get("/api/v1/audit").status()).isEqualTo(200);
    assertThat(seen()).as("its use was noted").isAfter(Instant.now().minus(A_MINUTE));
    makeOlder(new Age(LONGEST, IDLE).of(A_MINUTE.negated()));
    assertThat(staff.get("/api/v1/audit").status()).isEqualTo(200);
  }

  @Test
  void whatHasExpiredIsDeletedWhenSomebodySignsIn() throws Exception {
    makeOlder(new Age(IDLE, IDLE).of(A_MINUTE));
    server.client().staff();
    try (var connection = DriverManager.getConnection(url(), "postgres", "");
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from staff_session where seen_at < now() - interval '1 hour'")) {
      found.next();
      assertThat(found.getInt(1)).isZero();
    }
  }

  /** How long ago a session was made, and used for the last time. */
  private record Age(Duration made, Duration seen) {
    Age of(Duration more) {
      return new Age(made.plus(more), seen.isZero() ? seen : seen.plus(more));
    }
  }

  private static void makeOlder(Age age) throws SQLException {
    try (var connection = DriverManager.getConnection(url(), "postgres", "");
        var statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "update staff_session set created_at = now() - interval '%d seconds', seen_at = now() - interval '%d seconds'"
                  .formatted(age.made.toSeconds(), age.seen.toSeconds()));
      assertThat(changed).isPositive();
    }
  }

  private static Instant seen() throws SQLException {
    try (var connection = DriverManager.getConnection(url(), "postgres", "");
        var found =
            connection.createStatement().executeQuery("select max(seen_at) from staff_session")) {
      found.next();
      return found.getTimestamp(1).toInstant();
    }
  }

  private static String url() {
    return database.get("SOFIA_DATABASE_URL");
  }
}
