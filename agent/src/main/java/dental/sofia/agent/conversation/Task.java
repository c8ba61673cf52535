package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Appointment;
import dental.sofia.agent.conversation.Practice.Treatment;
import java.util.List;
import java.util.Optional;

/** What a caller wants done. */
sealed interface Task {

  /** Nothing yet, or nothing any more. */
  record None() implements Task {}

  /** A new appointment. */
  record Booking(Optional<Treatment> treatment, boolean emergency, Search search) implements Task {
    static final Booking NEW = new Booking(Optional.empty(), false, Search.NEW);

    Booking with(Search next) {
      return new Booking(treatment, emergency, next);
    }

    Booking with(Treatment next) {
      return new Booking(Optional.of(next), emergency, search.wish(search.wish()));
    }
  }

  /**
   * One that is there already.
   *
   * @param searched whether the calendar was asked
   * @param hint what the caller said of it before it was known
   */
  record Change(
      Kind kind,
      boolean searched,
      List<Appointment> found,
      Optional<Appointment> which,
      String hint,
      Search search)
      implements Task {

    /** What is to become of it. */
    enum Kind {
      MOVE,
      CANCEL,
      FIND
    }

    public Change {
      found = List.copyOf(found);
    }

    static Change of(Kind kind, String hint) {
      return new Change(kind, false, List.of(), Optional.empty(), hint, Search.NEW);
    }

    Change with(Search next) {
      return new Change(kind, searched, found, which, hint, next);
    }

    Change with(Appointment one) {
      return new Change(kind, searched, found, Optional.of(one), hint, search);
    }

    Change found(List<Appointment> all) {
      return new Change(kind, true, all, Optional.empty(), hint, search);
    }

    Change searchAgain() {
      return new Change(kind, false, List.of(), Optional.empty(), hint, search);
    }
  }
}
