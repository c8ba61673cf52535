/** Who comes: people and how they are reached. */
package dental.sofia.calendar.domain.patient;
