package dental.sofia.agent.conversation;

import java.time.LocalDateTime;

/** What is to be done in a call, in this order. */
public sealed interface Action {

  /** To be spoken, and shown. */
  record Say(String text) implements Action {}

  /** To be asked of the calendar; what comes of it is an {@link Event.Answered}. */
  record Ask(Request request) implements Action {}

  /** The caller's page is to show this. */
  record Show(Kind kind, LocalDateTime start, LocalDateTime end, String treatment)
      implements Action {

    /** What became of an appointment. */
    public enum Kind {
      BOOKED,
      MOVED,
      CANCELLED
    }
  }

  /** The call ends once everything is said. */
  record HangUp() implements Action {}
}
