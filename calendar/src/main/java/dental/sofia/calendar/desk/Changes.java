package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What is to be different about an appointment; what is empty stays as it is.
 *
 * @param email an empty text takes it away
 */
public record Changes(
    Optional<String> patientName,
    Optional<PhoneNumber> phone,
    Optional<String> email,
    Optional<LocalDateTime> start,
    Optional<String> treatment,
    Optional<String> notes,
    Optional<Status> status) {
  public static final Changes NONE =
      new Changes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public static Changes to(LocalDateTime start) {
    return new Changes(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(start),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Changes to(Status status) {
    return new Changes(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(status));
  }

  boolean concernPatient() {
    return patientName.isPresent() || phone.isPresent() || email.isPresent();
  }
}
