package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.clock.ClockInSync;
import dental.sofia.operator.check.livekit.LiveKitHealthy;
import dental.sofia.operator.support.OnePeer;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.support.FakeHttpServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What LiveKit's refusals mean. */
class LiveKitHealthyTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n\r\nsuccess";
  private static final String UNAUTHORIZED = "HTTP/1.1 401 Unauthorized\r\n\r\ninvalid token";
  private static final String LIMITED = "HTTP/1.1 503 Service Unavailable\r\n\r\nno more rooms";

  @Test
  void aTokenThatIsNotTakenIsAboutTheKey() {
    assertFailed(
        outcome(UNAUTHORIZED, LIMITED, Duration.ZERO), LiveKitHealthy.API_KEY_REFUSED, "401");
  }

  @Test
  void aTokenThatIsNotTakenByAClockThatIsOffIsAboutTheClock() {
    assertThat(outcome(UNAUTHORIZED, LIMITED, Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown ->
                assertThat(unknown.message()).contains("401", ClockInSync.TYPE + " says why"));
  }

  @Test
  void anotherAnswerToATokenIsAboutWhatLiveKitAllows() {
    assertFailed(
        outcome(LIMITED, LIMITED, Duration.ZERO), LiveKitHealthy.JOIN_REFUSED, "503 no more rooms");
  }

  @Test
  void aJoinThatIsRefusedWithAGoodTokenIsAboutWhatLiveKitAllows() {
    assertFailed(
        outcome(OK, LIMITED, Duration.ZERO), LiveKitHealthy.JOIN_REFUSED, "503 no more rooms");
  }

  private static void assertFailed(Outcome outcome, Reason reason, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason);
              assertThat(failed.message()).contains(words);
            });
  }

  /**
   * @param toOwnToken what a token of the deployment's key is answered; others are refused
   * @param toJoin what a join is answered
   * @param ahead how far LiveKit's clock is
   */
  private static Outcome outcome(String toOwnToken, String toJoin, Duration ahead) {
    var validations = new AtomicInteger();
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
    try (var livekit =
        new FakeHttpServer(
            request -> {
              if (request.startsWith("GET / ")) {
                return "HTTP/1.1 200 OK\r\nDate: " + date + "\r\n\r\nOK";
              }
              if (request.startsWith("POST ")) {
                return toJoin;
              }
              // The deployment's own token first, and once that is taken, the forged one.
              boolean forged = toOwnToken.equals(OK) && validations.getAndIncrement() % 2 == 1;
              return forged ? UNAUTHORIZED : toOwnToken;
            })) {
      var facts = Workloads.facts("{}", Map.of());
      var vantage = OnePeer.at(livekit.origin().endpoint());
      return new CheckRunner(List.of(new LiveKitHealthy()), Clock.systemUTC())
          .run(new Facts(facts.model(), facts.credentials(), Map.of(), vantage))
          .getFirst()
          .outcome();
    }
  }
}
