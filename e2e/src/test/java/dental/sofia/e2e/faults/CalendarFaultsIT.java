package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calendar runs otherwise than it should: callers get no way into a call, or a wrong one. */
@EndToEnd
class CalendarFaultsIT {

  private static Patient praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = Patient.create(sandbox, "");
  }

  @Test
  void anotherApiSecretThanLiveKits() {
    praxis.shows(
        running("LIVEKIT_API_SECRET", "another-secret-of-at-least-thirty-two-characters"),
        "CalendarHealthy",
        "TokenRefused",
        praxis.pod("calendar"),
        praxis.pod("livekit"),
        "401");
  }

  @Test
  void anotherApiKeyThanTheDeployments() {
    praxis.shows(
        running("LIVEKIT_API_KEY", "APIofSomebodyElse"),
        "CalendarHealthy",
        "TokenWrong",
        praxis.pod("calendar"),
        "the API key APIofSomebodyElse instead of");
  }

  /** As after a change of the host, of which this calendar has not heard. */
  @Test
  void anotherUrlThanTheDeployments() {
    praxis.shows(
        running("LIVEKIT_URL", "ws://elsewhere.example.com:7880"),
        "CalendarHealthy",
        "TokenWrong",
        praxis.pod("calendar"),
        "the URL ws://elsewhere.example.com:7880 instead of ws://");
  }

  @Test
  void anotherAgentThanTheDeployments() {
    praxis.shows(
        running("SOFIA_AGENT_NAME", "nobody"),
        "CalendarHealthy",
        "TokenWrong",
        "the agent nobody instead of sofia");
  }

  @Test
  void browsersAreLetPastTheRelay() {
    praxis.shows(
        running("SOFIA_TRANSPORT_POLICY", "all"),
        "CalendarHealthy",
        "TokenWrong",
        "the transport policy all instead of relay");
  }

  @Test
  void noApiKey() {
    praxis.shows(
        Fault.in(
            Server.calendar(praxis.sofia()),
            new Change(Map.of(), Map.of("LIVEKIT_API_KEY", "", "LIVEKIT_API_SECRET", ""), 0)),
        "CalendarHealthy",
        "TokenNotIssued",
        praxis.pod("calendar"),
        "503");
  }

  /** Somebody asks at once: after ten seconds the kubelet would have noticed too. */
  @Test
  void connectionsTakenAndNeverAnswered() {
    praxis.shows(
        Fault.hanging(Server.calendar(praxis.sofia())).then(praxis.sofia()::checkNow),
        "CalendarHealthy",
        "CalendarSilent",
        praxis.pod("calendar"));
  }

  private static Fault running(String variable, String value) {
    return Fault.in(Server.calendar(praxis.sofia()), Change.ofEnvironment(variable, value));
  }
}
