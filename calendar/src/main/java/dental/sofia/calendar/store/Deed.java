package dental.sofia.calendar.store;

import java.util.Locale;
import java.util.Optional;

/** What the journal can say that somebody did. */
public enum Deed {
  APPOINTMENT_CREATED,
  APPOINTMENT_UPDATED,
  APPOINTMENT_DELETED,
  PATIENT_UPDATED,
  PATIENT_EXPORTED,
  PATIENT_DELETED,
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  DATA_EXPORTED,
  DATA_RESTORED,
  DATA_IMPORTED;

  /** As programs write it, for instance {@code appointment-created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Deed> of(String word) {
    for (Deed deed : values()) {
      if (deed.word().equals(word)) {
        return Optional.of(deed);
      }
    }
    return Optional.empty();
  }

  public boolean concernsAppointment() {
    return this == APPOINTMENT_CREATED
        || this == APPOINTMENT_UPDATED
        || this == APPOINTMENT_DELETED;
  }
}
