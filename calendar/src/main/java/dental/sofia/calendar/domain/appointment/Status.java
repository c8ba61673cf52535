package dental.sofia.calendar.domain.appointment;

import java.util.Locale;
import java.util.Optional;

/** What became of an appointment. */
public enum Status {
  CONFIRMED,
  CANCELLED,
  COMPLETED;

  /** Only a cancelled appointment gives its time back. */
  public boolean takesTime() {
    return this != CANCELLED;
  }

  /** As programs write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Status> of(String word) {
    for (Status status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
