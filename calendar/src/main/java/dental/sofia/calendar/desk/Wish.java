package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.patient.PhoneNumber;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An appointment as it is asked for.
 *
 * @param start on the clock of the practice
 * @param treatment its name or another word for it
 */
public record Wish(
    String patientName,
    PhoneNumber phone,
    Optional<String> email,
    LocalDateTime start,
    String treatment,
    String notes) {}
