/**
 * What the calendar is about, without any I/O: the practice, its patients and their appointments.
 */
package dental.sofia.calendar.domain;
