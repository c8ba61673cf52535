package dental.sofia.calendar.domain.appointment;

import java.util.Locale;

/** Who made an appointment. */
public enum Origin {
  STAFF,
  SOFIA,
  IMPORT;

  /** As programs write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
