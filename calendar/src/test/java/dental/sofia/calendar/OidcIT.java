package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.support.AccountServer;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff that signs in where it has its accounts. */
class OidcIT {
  private static final String SECRET = "what the issuer knows";
  private static final Map<String, Object> ERIKA =
      Map.of("preferred_username", "erika", "email", "Erika@praxis.example");

  private static AccountServer accounts;
  private static RunningCalendar server;

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final Client anyone = somebody();

  @BeforeAll
  static void start() throws Exception {
    accounts = AccountServer.start();
    Path home = Store.newHome();
    Path secret = Files.writeString(home.resolve("client-secret"), SECRET + "\n");
    var environment = new HashMap<>(accounts.environment());
    environment.put("SOFIA_OIDC_CLIENT_SECRET_FILE", secret.toString());
    environment.put("SOFIA_TRUSTED_PROXIES", "127.0.0.0/8");
    environment.put("SOFIA_OIDC_ALLOWED", "erika@praxis.example, Praxisteam");
    server = RunningCalendar.start(home, environment);
  }

  @AfterAll
  static void stop() {
    server.close();
    accounts.close();
  }

  /** A browser that was at the issuer and has not come back yet. */
  record Away(Client browser, String callback) {
    static Away from(Client anyone) {
      Answer sent = anyone.get("/api/session/oidc");
      assertThat(sent.status()).isEqualTo(303);
      assertThat(sent.header("Location")).startsWith(accounts.issuer());
      String cookie = sent.header("Set-Cookie");
      assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/api/session/oidc");
      URI back = URI.create(anyone.visit(URI.create(sent.header("Location"))).header("Location"));
      return new Away(
          anyone.with("Cookie", cookie.replaceFirst(";.*", "")),
          back.getRawPath() + "?" + back.getRawQuery());
    }

    Answer comeBack() {
      return browser.get(callback);
    }
  }

  /** From an address of their own: whoever tries too often from the same one has to wait. */
  private static Client somebody() {
    return server.client().with("X-Forwarded-For", "203.0.113." + ADDRESSES.incrementAndGet());
  }

  private static Answer signIn() {
    return Away.from(somebody()).comeBack();
  }

  private static void assertRefused(Answer answer, String word) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/?signin=" + word);
    assertThat(answer.header("Set-Cookie")).doesNotContain("sofia_session");
  }

  @Test
  void whoeverHasAnAccountOfTheStaffGetsASession() {
    accounts.next(ERIKA);
    Answer answer = signIn();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(URI.create(answer.header("Location")).getPath()).isEqualTo("/");
    String cookie = answer.cookie("sofia_session");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
    Client erika = anyone.with("Cookie", cookie.replaceFirst(";.*", ""));
    var session = erika.get("/api/session").json();
    assertThat(session.path("username").asText()).isEqualTo("erika");
    assertThat(erika.get("/api/v1/audit").json().get(0).path("who").asText())
        .isEqualTo("staff:erika");
    Client page = erika.with("X-CSRF-Token", session.path("csrfToken").asText());
    assertThat(page.delete("/api/session").status()).isEqualTo(204);
    assertThat(erika.get("/api/v1/audit").status()).isEqualTo(401);
    String shown = AccountServer.CLIENT + ":" + SECRET.replace(' ', '+');
    assertThat(accounts.credentials())
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePasswordIsNoWayInAnyMore() {
    assertThat(anyone.get("/api/session").json().path("method").asText()).isEqualTo("oidc");
    Answer answer =
        anyone.post(
            "/api/session",
            Map.of("username", RunningCalendar.USERNAME, "password", RunningCalendar.PASSWORD));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("detail").asText()).contains("Praxiskonto");
  }

  @Test
  void whoeverDidNotGoHasNotComeBack() {
    Away victim = Away.from(anyone);
    Away attacker = Away.from(anyone);
    assertRefused(victim.browser.get(attacker.callback), "failed");
    assertRefused(anyone.get(victim.callback), "failed");
    assertRefused(victim.browser.get("/api/session/oidc/callback"), "failed");
    assertRefused(victim.browser.get("/api/session/oidc/callback?code=x&state=y"), "failed");
    assertRefused(
        victim.browser.get("/api/session/oidc/callback?error=access_denied"), "cancelled");
  }

  @Test
  void whoeverTriesTooOftenHasToWait() {
    Answer last = null;
    for (int i = 0; i < 21; i++) {
      last = anyone.get("/api/session/oidc/callback?code=x&state=y");
    }
    assertRefused(last, "busy");
    assertRefused(anyone.get("/api/session/oidc"), "busy");
  }

  @Test
  void aCodeIsGoodForOneSession() {
    accounts.next(ERIKA);
    Away away = Away.from(anyone);
    assertThat(away.comeBack().header("Location")).doesNotContain("signin");
    assertRefused(away.comeBack(), "failed");
  }

  @ParameterizedTest
  @CsvSource({
    "made for another attempt, 300, nonce, of another",
    "made for another client, 300, aud, lohnbuchhaltung",
    "not valid any more, -120, sub, 42",
    "of another issuer, 300, iss, https://accounts.example.org"
  })
  void aTokenProvesNothingThatIs(String what, long seconds, String claim, String value) {
    var claims = new HashMap<>(ERIKA);
    claims.put(claim, value);
    accounts.next(seconds, claims);
    assertRefused(signIn(), "failed");
  }

  @Test
  void aTokenProvesNothingThatSomebodyElseHasSignedAndNewKeysOfTheIssuerCountAtOnce() {
    accounts.next(ERIKA);
    assertThat(signIn().cookie("sofia_session")).isNotEmpty();
    accounts.forgeKeys();
    accounts.next(ERIKA);
    assertRefused(signIn(), "failed");

    accounts.rotateKeys();
    accounts.next(ERIKA);
    assertThat(signIn().cookie("sofia_session")).isNotEmpty();
  }

  @Test
  void onlyTheStaffIsStaff() {
    List<Map<String, Object>> strangers =
        List.of(
            Map.of("preferred_username", "max"),
            Map.of("preferred_username", "erika@praxis.example"),
            Map.of("email", "max@praxis.example"),
            Map.of("email", "erika@praxis.example", "email_verified", false),
            Map.of("groups", List.of("praxisteam", "Andere")),
            Map.of("groups", List.of("erika@praxis.example")));
    for (var claims : strangers) {
      accounts.next(claims);
      assertRefused(signIn(), "forbidden");
    }
    accounts.next(Map.of("groups", List.of("Andere", "Praxisteam")));
    assertThat(signIn().cookie("sofia_session")).isNotEmpty();
  }

  @Test
  void anIssuerThatIsAwayIsWaitedForByNobodyAndAskedAgain() {
    try (var later = AccountServer.down();
        var own = RunningCalendar.start(Store.newHome(), later.environment())) {
      Client visitor = own.client();
      assertRefused(visitor.get("/api/session/oidc"), "unavailable");
      later.up();
      Answer sent = visitor.get("/api/session/oidc");
      URI back = URI.create(visitor.visit(URI.create(sent.header("Location"))).header("Location"));
      String callback = back.getRawPath() + "?" + back.getRawQuery();
      Client browser = visitor.with("Cookie", sent.header("Set-Cookie").replaceFirst(";.*", ""));
      later.close();
      assertRefused(browser.get(callback), "unavailable");
      // Nobody said who is staff: everybody whom the issuer knows is.
      later.up();
      sent = visitor.get("/api/session/oidc");
      back = URI.create(visitor.visit(URI.create(sent.header("Location"))).header("Location"));
      Answer in =
          visitor
              .with("Cookie", sent.header("Set-Cookie").replaceFirst(";.*", ""))
              .get(back.getRawPath() + "?" + back.getRawQuery());
      assertThat(in.cookie("sofia_session")).isNotEmpty();
      assertThat(own.log()).contains("can't be asked").doesNotContain("Exception");
    }
  }

  @Test
  void whatCannotBeASignInIsSaidAtTheStart() {
    String said =
        RunningCalendar.command(
            Store.newHome(), Map.of("SOFIA_OIDC_ISSUER", "https://accounts.example.org"), 2);
    assertThat(said).contains("SOFIA_OIDC_ISSUER and SOFIA_OIDC_CLIENT_ID belong together");
    said =
        RunningCalendar.command(
            Store.newHome(),
            Map.of(
                "SOFIA_OIDC_ISSUER", "http://accounts.example.org",
                "SOFIA_OIDC_CLIENT_ID", "kalender",
                "SOFIA_PUBLIC_URL", "praxis.example"),
            2);
    assertThat(said).contains("SOFIA_OIDC_ISSUER must begin with https://", "SOFIA_PUBLIC_URL");
  }
}
