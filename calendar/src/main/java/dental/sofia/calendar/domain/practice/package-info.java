/**
 * What a practice is: when it is open, what it treats and for how long, and on which days its
 * Bundesland rests. Values without any I/O; {@link dental.sofia.calendar.domain.practice.Practice}
 * is where a reader begins.
 */
package dental.sofia.calendar.domain.practice;
