/**
 * When a patient comes: appointments, free slots, and why a wish is refused. Pure: what is taken
 * and what time it is are handed in. {@link dental.sofia.calendar.domain.appointment.Timetable}
 * holds the rules.
 */
package dental.sofia.calendar.domain.appointment;
