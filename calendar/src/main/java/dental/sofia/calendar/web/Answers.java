package dental.sofia.calendar.web;

import dental.sofia.calendar.desk.Outcome;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;

/** What the reception said, as an answer of HTTP. */
public final class Answers {
  private Answers() {}

  /** The appointment; everything else ends the request with its problem. */
  public static Appointment done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.appointment();
      case Outcome.Refused refused -> throw new ProblemException(Problems.of(refused.refusal()));
      case Outcome.Missing missing -> throw new ProblemException(Problems.noSuchAppointment());
      case Outcome.Stale stale -> throw new ProblemException(Problems.stale());
    };
  }
}
