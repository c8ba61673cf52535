package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Refusal;

/** What came of asking for an appointment or for a change of one. */
public sealed interface Outcome {
  record Done(Appointment appointment) implements Outcome {}

  record Refused(Refusal refusal) implements Outcome {}

  /** There is no such appointment. */
  record Missing() implements Outcome {}

  /** It has been changed since the version that the wish was based on. */
  record Stale() implements Outcome {}
}
