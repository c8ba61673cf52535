package dental.sofia.calendar.domain.appointment;

import dental.sofia.calendar.domain.patient.Patient;
import java.time.Instant;

/**
 * @param version counts changes, from 0
 * @param treatment its name in the practice's list when it was booked
 * @param notes of the staff; empty if there are none
 */
public record Appointment(
    long id,
    long version,
    Patient patient,
    Slot slot,
    String treatment,
    String notes,
    Status status,
    Origin createdBy,
    Instant createdAt) {}
