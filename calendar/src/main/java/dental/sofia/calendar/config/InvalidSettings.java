package dental.sofia.calendar.config;

import java.util.List;

/** The process cannot start like this. The message names every fault, one a line. */
public final class InvalidSettings extends RuntimeException {
  public InvalidSettings(List<String> faults) {
    super(String.join("\n", faults));
  }
}
