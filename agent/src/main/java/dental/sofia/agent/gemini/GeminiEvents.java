package dental.sofia.agent.gemini;

import java.time.Duration;

/** Is told how it goes with Google; for figures. */
public interface GeminiEvents {
  GeminiEvents NONE = new GeminiEvents() {};

  /** A conversation can begin, or go on. */
  default void connected(Duration after) {}

  /** A conversation goes on with another connection. */
  default void resumed() {}

  /** Google has noticed that a caller interrupted. */
  default void interrupted() {}

  /** So many more are to be paid for. */
  default void tokens(int count) {}
}
