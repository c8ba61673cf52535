package dental.sofia.calendar.operation;

import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.store.AppointmentBook;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Takes over the appointments of the first Sofia, from either of its files. What it had booked
 * twice stays booked twice. Doing it again adds nothing.
 */
@ApplicationScoped
class FirstSofiaImport {
  private final Database database;
  private final Patients patients;
  private final Appointments appointments;
  private final AppointmentBook book;
  private final Journal journal;
  private final Clock clock;

  FirstSofiaImport(
      Database database,
      Patients patients,
      Appointments appointments,
      AppointmentBook book,
      Journal journal,
      Clock clock) {
    this.database = database;
    this.patients = patients;
    this.appointments = appointments;
    this.book = book;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param unusable had no name or no time
   */
  record Result(int added, int known, int unusable) {}

  /**
   * @throws UnusableDump if it is none of those files
   */
  Result run(Path file) {
    Map<Long, Optional<ImportedRow>> rows = new LinkedHashMap<>();
    FirstSofiaTable table = read(file, rows);
    return database.writeAll(session -> add(session, table, rows));
  }

  private static FirstSofiaTable read(Path file, Map<Long, Optional<ImportedRow>> rows) {
    String url = "jdbc:sqlite:file:" + file.toAbsolutePath() + "?mode=ro";
    try (Connection connection = DriverManager.getConnection(url)) {
      FirstSofiaTable table = known(connection.getMetaData());
      try (Statement statement = connection.createStatement();
          ResultSet found =
              statement.executeQuery("select * from " + table.table() + " order by id")) {
        while (found.next()) {
          rows.put(found.getLong("id"), ImportedRow.read(found, table));
        }
      }
      return table;
    } catch (SQLException e) {
      throw new UnusableDump(file + " cannot be read as a database of the first Sofia");
    }
  }

  private static FirstSofiaTable known(DatabaseMetaData data) throws SQLException {
    for (FirstSofiaTable table : FirstSofiaTable.ALL) {
      try (ResultSet found = data.getTables(null, null, table.table(), null)) {
        if (found.next()) {
          return table;
        }
      }
    }
    throw new UnusableDump("the file has neither a table appointments nor a table termine");
  }

  private Result add(
      StatelessSession session, FirstSofiaTable table, Map<Long, Optional<ImportedRow>> rows) {
    int added = 0;
    int known = 0;
    int unusable = 0;
    Instant now = clock.instant();
    for (var entry : rows.entrySet()) {
      String key = "import:" + table.table() + ":" + entry.getKey();
      if (entry.getValue().isEmpty()) {
        unusable++;
      } else if (appointments.byRequestKey(session, key).isPresent()) {
        known++;
      } else {
        ImportedRow row = entry.getValue().get();
        Patient patient = patients.findOrAdd(session, row.name(), row.phone(), row.email(), now);
        book.addImported(
            session, patient, row.slot(), row.treatment(), row.notes(), row.status(), now, key);
        added++;
      }
    }
    journal.note(session, "operator", Deed.DATA_IMPORTED);
    return new Result(added, known, unusable);
  }
}
