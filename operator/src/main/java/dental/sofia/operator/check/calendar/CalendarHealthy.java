package dental.sofia.operator.check.calendar;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.http.HttpResult;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.livekit.LiveKitHttp.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * The calendar and its database answer, and the token that it gives a caller leads to this
 * deployment: LiveKit takes it.
 */
@ApplicationScoped
public class CalendarHealthy implements CallerCheck {

  public static final ConditionType TYPE = Causes.CALENDAR_HEALTHY;

  /** The calendar does not answer. Usually the process hangs, or the network to the pod is cut. */
  public static final Reason CALENDAR_SILENT = Reason.fault("CalendarSilent");

  /** The calendar answers and can't reach its database. */
  public static final Reason DATABASE_DOWN = Reason.fault("DatabaseDown");

  /** The calendar says that something else is wrong with it. */
  public static final Reason CALENDAR_UNHEALTHY = Reason.fault("CalendarUnhealthy");

  /** The calendar gives a caller no token. */
  public static final Reason TOKEN_NOT_ISSUED = Reason.fault("TokenNotIssued");

  /**
   * A caller's token is not of this deployment. Usually the calendar runs with older settings than
   * its Deployment has.
   */
  public static final Reason TOKEN_WRONG = Reason.fault("TokenWrong");

  /** LiveKit refuses the token that the calendar gives a caller. */
  public static final Reason TOKEN_REFUSED = Reason.fault("TokenRefused");

  private static final String QUESTION =
      "{\"identity\":\"health-probe\",\"room\":\"sofia-dental-health-probe\"}";

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().calendar().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    List<Peer> calendars = facts.peers(ComponentName.CALENDAR);
    if (calendars.isEmpty()) {
      return whyNobodyIsReady(facts, probes);
    }
    return probes.sumUp(
        probes.askEach(calendars, calendar -> health(calendar, facts, probes)),
        "the calendar and its database answer, and LiveKit takes its tokens");
  }

  /** Without its database a calendar is not ready for callers, and still says so when asked. */
  private static Outcome whyNobodyIsReady(Facts facts, Probes probes) throws Exception {
    return probes
        .askEach(facts.unready(ComponentName.CALENDAR), calendar -> health(calendar, facts, probes))
        .stream()
        .filter(outcome -> outcome instanceof Failed(Reason why, String m) && why == DATABASE_DOWN)
        .findFirst()
        .orElseGet(Outcomes::noReadyPods);
  }

  private static Outcome health(Peer calendar, Facts facts, Probes probes) throws Exception {
    return switch (ask(calendar, HttpRequest.get("/health"), probes)) {
      case HttpResult.Failed failed -> silent(calendar, failed);
      case HttpResponse response when response.status() == HttpURLConnection.HTTP_OK ->
          token(calendar, facts, probes);
      case HttpResponse response ->
          new Failed(
              isDatabaseDown(response) ? DATABASE_DOWN : CALENDAR_UNHEALTHY,
              calendar
                  + " answered GET /health with "
                  + response.status()
                  + (isDatabaseDown(response)
                      ? ": it can't reach its database"
                      : ": " + response.excerpt()));
    };
  }

  private static boolean isDatabaseDown(HttpResponse response) {
    return Json.parse(response.body())
        .flatMap(body -> body.member("database"))
        .flatMap(Json::text)
        .filter("down"::equals)
        .isPresent();
  }

  private static Outcome token(Peer calendar, Facts facts, Probes probes) throws Exception {
    return switch (ask(calendar, question(facts), probes)) {
      case HttpResult.Failed failed -> silent(calendar, failed);
      case HttpResponse response when response.status() != HttpURLConnection.HTTP_OK ->
          new Failed(
              TOKEN_NOT_ISSUED,
              calendar
                  + " answered a caller who wants a token with "
                  + response.status()
                  + ": "
                  + response.excerpt());
      case HttpResponse response -> {
        Optional<CallerToken> token = CallerToken.parse(response.body());
        yield token.isPresent()
            ? compare(calendar, token.get(), facts, probes)
            : new Failed(TOKEN_NOT_ISSUED, calendar + " answered with something that is no token");
      }
    };
  }

  /** Strangers are let in a few at a time, and proofs come as often as somebody wants. */
  private static HttpRequest question(Facts facts) {
    var request = HttpRequest.post("/api/livekit-token", "application/json", QUESTION);
    return facts
        .credentials()
        .agentToken()
        .map(Sensitive::value)
        .map(request::bearer)
        .orElse(request);
  }

  private static Outcome compare(Peer calendar, CallerToken token, Facts facts, Probes probes)
      throws Exception {
    List<String> differences =
        token.differencesFrom(facts.model(), facts.credentials().apiKey().key());
    if (!differences.isEmpty()) {
      return new Failed(
          TOKEN_WRONG, calendar + " gives tokens with " + String.join(" and ", differences));
    }
    return Outcomes.worst(
        probes.askEach(
            facts.peers(ComponentName.LIVEKIT),
            livekit -> accepted(livekit, calendar, token, probes)),
        calendar.toString());
  }

  private static Outcome accepted(Peer livekit, Peer calendar, CallerToken token, Probes probes)
      throws Exception {
    return switch (probes.http(livekit).validate(token.compact(), probes.deadline())) {
      case Validation.Accepted accepted -> new Passed(livekit.toString());
      case Validation.Failed failed ->
          Outcomes.notAsked(livekit + ": " + failed.fault().describe(), Causes.LIVEKIT_HEALTHY);
      case Validation.Refused refused -> {
        String message =
            livekit
                + " refused a token of "
                + calendar
                + " with "
                + refused.status()
                + ": "
                + refused.excerpt();
        boolean takesOurs =
            probes.http(livekit).validate(probes.joinToken(), probes.deadline())
                instanceof Validation.Accepted;
        yield takesOurs
            ? new Failed(TOKEN_REFUSED, message)
            : Outcomes.notAsked(message + ", as it does the operator's", Causes.LIVEKIT_HEALTHY);
      }
    };
  }

  private static HttpResult ask(Peer calendar, HttpRequest request, Probes probes) {
    return Http.send(HttpOrigin.of(calendar.at(Ports.CALENDAR)), request, probes.deadline());
  }

  private static Outcome silent(Peer calendar, HttpResult.Failed failed) {
    return new Failed(CALENDAR_SILENT, calendar + ": " + failed.fault().describe());
  }
}
