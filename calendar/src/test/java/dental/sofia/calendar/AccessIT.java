package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what, on every route there is. */
class AccessIT {
  private final RunningCalendar server = Store.H2.shared();
  private final Client anyone = server.client();
  private final Client staff = anyone.staff();
  private final Client agent = anyone.agent();

  /** One route of the server. */
  record Route(String method, String path) {
    boolean forAnyone() {
      return List.of(
              "/health",
              "/api/health",
              "/api/session",
              "/api/session/oidc",
              "/api/session/oidc/callback",
              "/api/v1/practice",
              "/api/v1/free-slots",
              "/api/livekit-token",
              "/api/sofia/token",
              "/api/sofia/connect",
              "/api/sofia/next-available",
              "/api/sofia/suggest-times",
              "/api/sofia/check-date/1")
          .contains(path);
    }

    boolean forAgent() {
      return forAnyone()
          || path.startsWith("/api/v1/agent/")
          || path.equals("/api/sofia/patient/1")
          || path.equals("/api/sofia/appointment");
    }

    boolean forStaff() {
      return !path.startsWith("/api/v1/agent/");
    }

    boolean writes() {
      return !method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** From the server's own description, so that no route can be forgotten here. */
  static Stream<Route> routes() {
    JsonNode paths = Store.H2.shared().client().get("/q/openapi?format=json").json().path("paths");
    var routes = Stream.<Route>builder();
    paths
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
                            routes.add(
                                new Route(
                                    method.toUpperCase(java.util.Locale.ROOT),
                                    path.getKey().replaceAll("\\{[a-z]+}", "1")));
                          }
                        }));
    return routes.build().filter(route -> !route.path().equals("/api/v1/events"));
  }

  private static Answer call(Client client, Route route) {
    return client.raw(route.method(), route.path(), route.writes() ? "{" : "");
  }

  @Test
  void thereAreRoutesToLookAt() {
    assertThat(routes().count()).isGreaterThan(30);
    assertThat(anyone.get("/api/v1/events").status()).isEqualTo(401);
    assertThat(agent.get("/api/v1/events").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void strangersComeNoFurtherThanThePublicRoutes(Route route) {
    for (Client stranger :
        List.of(
            anyone,
            anyone.with("Cookie", "sofia_session=" + "A".repeat(43)),
            anyone.with("Cookie", "sofia_session="),
            anyone.with("Authorization", "Bearer wrong"),
            anyone.with("Authorization", "Basic cHJheGlzOmdlaGVpbQ=="))) {
      assertRights(stranger, route, route.forAnyone(), 401);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theAgentHasExactlyItsRights(Route route) {
    assertRights(agent, route, route.forAgent(), 403);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theStaffHasExactlyItsRights(Route route) {
    if (!route.path().equals("/api/session")) {
      assertRights(staff, route, route.forStaff(), 403);
    }
  }

  /** Another page can make a browser send the cookie, but not the token. */
  @ParameterizedTest
  @MethodSource("routes")
  void aStrangersPageChangesNothing(Route route) {
    if (route.writes() && !route.forAnyone()) {
      Client browser = anyone.with("Cookie", staff.headers().get("Cookie"));
      assertRights(browser, route, false, 403);
      assertRights(browser.with("X-CSRF-Token", "guessed"), route, false, 403);
    }
  }

  private static void assertRights(Client client, Route route, boolean may, int otherwise) {
    Answer answer = call(client, route);
    if (may) {
      assertThat(answer.status()).as("%s: %s", route, answer).isNotIn(401, 403).isLessThan(500);
    } else {
      assertThat(answer.status()).as("%s: %s", route, answer).isEqualTo(otherwise);
      assertThat(answer.problem()).isEqualTo(otherwise == 401 ? "unauthenticated" : "forbidden");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @Test
  void aSessionEndsWhenItsOwnerSignsOut() {
    Client leaving = anyone.staff();
    assertThat(leaving.get("/api/v1/audit").status()).isEqualTo(200);
    assertThat(leaving.get("/api/session").json().path("username").asText()).isEqualTo("praxis");
    Client without = anyone.with("Cookie", leaving.headers().get("Cookie"));
    assertThat(without.delete("/api/session").status()).isEqualTo(403);
    assertThat(leaving.delete("/api/session").status()).isEqualTo(204);
    assertThat(leaving.get("/api/v1/audit").status()).isEqualTo(401);
    assertThat(anyone.get("/api/session").json().path("authenticated").asBoolean()).isFalse();
  }

  @Test
  void theCookieIsForThisServerAlone() {
    Answer answer =
        anyone.post(
            "/api/session",
            Map.of("username", RunningCalendar.USERNAME, "password", RunningCalendar.PASSWORD));
    assertThat(answer.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");
  }

  @Test
  void guessingPasswordsIsSlowedDownAndANewPasswordCountsAtOnce() throws Exception {
    Path home = Store.newHome();
    try (var own = RunningCalendar.start(home, Map.of("SOFIA_TRUSTED_PROXIES", "127.0.0.0/8"))) {
      Client guesser = own.client();
      Answer last = null;
      for (int i = 0; i < 11; i++) {
        last = guesser.post("/api/session", Map.of("username", "praxis", "password", "x" + i));
        assertThat(last.status()).isEqualTo(i < 10 ? 401 : 429);
      }
      assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 15);
      // Everybody else signs in meanwhile; the address is the one that the trusted proxy saw.
      Client other = own.client().with("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
      Map<String, String> right =
          Map.of("username", "praxis", "password", RunningCalendar.PASSWORD);
      Client secure = other.with("X-Forwarded-Proto", "https");
      assertThat(secure.post("/api/session", right).header("Set-Cookie")).contains("Secure");
      Files.writeString(home.resolve("staff/password"), "ein anderes");
      assertThat(other.post("/api/session", right).status()).isEqualTo(401);
      assertThat(
              other
                  .post("/api/session", Map.of("username", "praxis", "password", "ein anderes"))
                  .status())
          .isEqualTo(200);
      // No name, number or password has been written down.
      assertThat(own.log()).doesNotContain("praxis", "anderes", RunningCalendar.PASSWORD);
    }
  }
}
