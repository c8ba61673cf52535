package dental.sofia.calendar.operation;

import java.util.List;
import java.util.Optional;

/**
 * Where the first Sofia wrote appointments down: its page in one file, its agent in another, by
 * other names.
 *
 * @param table of appointments; the other components are its columns
 */
record FirstSofiaTable(
    String table,
    String name,
    String phone,
    Optional<String> email,
    String date,
    String time,
    Optional<String> end,
    String treatment,
    String notes) {
  static final List<FirstSofiaTable> ALL =
      List.of(
          new FirstSofiaTable(
              "appointments",
              "patient_name",
              "phone",
              Optional.empty(),
              "date",
              "time",
              Optional.of("end_time"),
              "treatment_type",
              "notes"),
          new FirstSofiaTable(
              "termine",
              "patient_name",
              "telefon",
              Optional.of("email"),
              "datum",
              "uhrzeit",
              Optional.empty(),
              "behandlungsart",
              "notizen"));
}
