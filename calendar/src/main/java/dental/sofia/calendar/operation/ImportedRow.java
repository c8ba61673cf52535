package dental.sofia.calendar.operation;

import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** An appointment of the first Sofia, which checked nothing that was written down. */
record ImportedRow(
    String name,
    PhoneNumber phone,
    Optional<String> email,
    Slot slot,
    String treatment,
    String notes,
    Status status) {
  /** Of those who could not be called then either. */
  static final PhoneNumber NO_PHONE = new PhoneNumber("+4900000000");

  private static final Duration USUAL = Duration.ofMinutes(30);

  /** Empty if it has no name or no time. */
  static Optional<ImportedRow> read(ResultSet row, FirstSofiaTable table) throws SQLException {
    Optional<String> name = text(row, table.name(), 200);
    Optional<LocalDateTime> start = time(row, table.date(), table.time());
    if (name.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> number = text(row, table.phone(), 40);
    Optional<PhoneNumber> phone = number.flatMap(PhoneNumber::parse);
    String notes = text(row, table.notes(), 3900).orElse("");
    if (phone.isEmpty() && number.isPresent()) {
      notes = (notes + "\nTelefon: " + number.get()).strip();
    }
    return Optional.of(
        new ImportedRow(
            name.get(),
            phone.orElse(NO_PHONE),
            table.email().flatMap(column -> quietly(row, column)),
            slot(row, table, start.get()),
            text(row, table.treatment(), 100).orElse("Termin"),
            notes,
            status(text(row, "status", 40).orElse("confirmed"))));
  }

  private static Slot slot(ResultSet row, FirstSofiaTable table, LocalDateTime start)
      throws SQLException {
    if (table.end().isPresent()) {
      Optional<LocalDateTime> end = time(row, table.date(), table.end().get());
      if (end.isPresent() && end.get().isAfter(start)) {
        return new Slot(start, end.get());
      }
    }
    return Slot.at(start, USUAL);
  }

  private static Status status(String word) {
    return switch (word) {
      case "cancelled", "abgesagt", "storniert" -> Status.CANCELLED;
      case "completed", "erledigt", "abgeschlossen" -> Status.COMPLETED;
      default -> Status.CONFIRMED;
    };
  }

  private static Optional<LocalDateTime> time(ResultSet row, String date, String time)
      throws SQLException {
    Optional<String> day = text(row, date, 10);
    Optional<String> clock = text(row, time, 8);
    if (day.isEmpty() || clock.isEmpty()) {
      return Optional.empty();
    }
    try {
      String padded = clock.get().indexOf(':') == 1 ? "0" + clock.get() : clock.get();
      return Optional.of(LocalDate.parse(day.get()).atTime(LocalTime.parse(padded).withSecond(0)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> quietly(ResultSet row, String column) {
    try {
      return text(row, column, 254);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  static Optional<String> text(ResultSet row, String column, int most) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      return Optional.empty();
    }
    String readable = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ").strip();
    String fitting = readable.length() > most ? readable.substring(0, most) : readable;
    return Optional.of(fitting).filter(it -> !it.isEmpty());
  }
}
