package dental.sofia.calendar.events;

import dental.sofia.calendar.domain.appointment.Appointment;

/** Something that an open page should show. */
public sealed interface Change {
  record Created(Appointment appointment) implements Change {}

  record Updated(Appointment appointment) implements Change {}

  record Deleted(long appointmentId) implements Change {}

  /** More has happened than can be told: everything is to be loaded again. */
  record Resync() implements Change {}
}
