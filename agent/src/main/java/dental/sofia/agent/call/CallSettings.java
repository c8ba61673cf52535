package dental.sofia.agent.call;

import java.time.Duration;

/**
 * How patient a call is.
 *
 * @param callerMayReturn how long to wait for a caller who was lost without a goodbye
 * @param callerMustCome how long to wait for the first one
 * @param silence after so long without a word from anybody, Sofia says something
 */
public record CallSettings(Duration callerMayReturn, Duration callerMustCome, Duration silence) {
  public static final CallSettings DEFAULT =
      new CallSettings(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
