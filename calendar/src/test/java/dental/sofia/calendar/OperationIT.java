package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies, and what the first Sofia left. */
class OperationIT {
  private static Map<String, String> wish(String name, String start) {
    return Map.of(
        "patientName",
        name,
        "phone",
        "030 1234567",
        "start",
        start,
        "treatment",
        "Füllung",
        "notes",
        "“ä\n€😀");
  }

  /** From the embedded database to PostgreSQL and back, nothing is lost on the way. */
  @Test
  void aCopyIsTheSameInEitherDatabase() throws Exception {
    Path home = Store.newHome();
    LocalDate day = OpenDays.next();
    String range = "/api/v1/appointments?from=" + day + "&to=" + day.plusDays(1);
    Path file = home.resolve("copy.ndjson").toAbsolutePath();
    JsonNode before;
    try (var server = RunningCalendar.start(home, Map.of())) {
      Client staff = server.client().staff();
      staff.post("/api/v1/appointments", wish("Erika", day + "T08:00"));
      staff.with("Idempotency-Key", "k").post("/api/v1/appointments", wish("Max", day + "T09:00"));
      before = staff.get(range).json();
      assertThat(before).hasSize(2);
      // The embedded database belongs to the process that runs; that one gives a copy itself.
      Files.writeString(file, staff.get("/api/v1/backup").body());
    }
    Map<String, String> postgres = Store.POSTGRESQL.newDatabase();
    RunningCalendar.command(home, postgres, 0, "restore", file.toString());
    Path second = home.resolve("second.ndjson").toAbsolutePath();
    RunningCalendar.command(home, postgres, 0, "export", second.toString());
    assertThat(rows(second)).containsAll(rows(file));
    assertThat(RunningCalendar.command(home, Map.of(), 1, "restore", second.toString()))
        .contains("not empty");
    RunningCalendar.command(home, Map.of(), 0, "restore", second.toString(), "--replace");
    List<String> cut = Files.readAllLines(second);
    Files.write(second, cut.subList(0, cut.size() - 2));
    assertThat(
            RunningCalendar.command(home, Map.of(), 1, "restore", second.toString(), "--replace"))
        .contains("not whole");
    try (var server = RunningCalendar.start(home, Map.of())) {
      Client staff = server.client().staff();
      assertThat(staff.get(range).json()).isEqualTo(before);
      assertThat(staff.post("/api/v1/appointments", wish("Eva", day + "T08:30")).status())
          .isEqualTo(409);
      JsonNode added = staff.post("/api/v1/appointments", wish("Eva", day + "T10:00")).json();
      assertThat(added.path("id").asLong()).isGreaterThan(before.get(1).path("id").asLong());
    }
  }

  private static List<String> rows(Path file) throws Exception {
    return Files.readAllLines(file).stream().filter(line -> line.contains("\"id\"")).toList();
  }

  @Test
  void theFirstSofiasFilesAreTakenOver() throws Exception {
    Path home = Store.newHome();
    LocalDate day = OpenDays.next();
    Path page = home.resolve("dental_calendar.db").toAbsolutePath();
    sqlite(
        page,
        "create table appointments (id integer primary key autoincrement, patient_id integer,"
            + " patient_name text not null, phone text, date text not null, time text not null,"
            + " end_time text, treatment_type text, notes text, status text default 'confirmed',"
            + " created_at datetime default current_timestamp)",
        row(day, "'Ada Alt', '0170 1112223', '09:00', '09:30', 'Kontrolle', 'Notiz', 'confirmed'"),
        row(day, "'Ben Alt', 'unbekannt', '09:00', null, null, null, 'confirmed'"),
        row(day, "'Cem Alt', null, '9:30', '10:30', 'Füllung', null, 'cancelled'"),
        row(day, "'Dora Alt', '030111222333', 'vormittags', null, 'Füllung', null, 'confirmed'"));
    Path agent = home.resolve("termine.db").toAbsolutePath();
    sqlite(
        agent,
        "create table termine (id integer primary key autoincrement, patient_name text, telefon text,"
            + " email text, datum text, uhrzeit text, behandlungsart text, beschreibung text,"
            + " status text default 'bestätigt', notizen text)",
        "insert into termine (patient_name, telefon, email, datum, uhrzeit, behandlungsart, status)"
            + " values ('Finn Alt', '+491702223334', 'finn@example.org', '"
            + day
            + "', '11:00', 'Beratung', 'abgesagt')");
    assertThat(RunningCalendar.command(home, Map.of(), 0, "import", page.toString()))
        .contains("3 appointments added, 0 known already, 1 without");
    assertThat(RunningCalendar.command(home, Map.of(), 0, "import", page.toString()))
        .contains("0 appointments added, 3 known already");
    RunningCalendar.command(home, Map.of(), 0, "import", agent.toString());
    RunningCalendar.command(home, Map.of(), 1, "import", home.resolve("agent-token").toString());
    try (var server = RunningCalendar.start(home, Map.of())) {
      Client staff = server.client().staff();
      JsonNode found =
          staff.get("/api/v1/appointments?from=" + day + "&to=" + day.plusDays(1)).json();
      assertThat(found.findValuesAsText("patientName"))
          .containsExactly("Ada Alt", "Ben Alt", "Cem Alt", "Finn Alt");
      assertThat(found.findValuesAsText("createdBy")).containsOnly("import");
      assertThat(found.get(0).path("phone").asText()).isEqualTo("+491701112223");
      assertThat(found.get(1).path("notes").asText()).isEqualTo("Telefon: unbekannt");
      assertThat(found.get(2).path("status").asText()).isEqualTo("cancelled");
      assertThat(found.get(3).path("email").asText()).isEqualTo("finn@example.org");
      // Both have booked nine o'clock: it is free again only when both have gone.
      String nine = day + "T09:00";
      staff.delete("/api/v1/appointments/" + found.get(0).path("id").asLong());
      assertThat(staff.post("/api/v1/appointments", wish("Neu", nine)).status()).isEqualTo(409);
      staff.delete("/api/v1/appointments/" + found.get(1).path("id").asLong());
      assertThat(staff.post("/api/v1/appointments", wish("Neu", nine)).status()).isEqualTo(201);
    }
  }

  private static String row(LocalDate day, String values) {
    return "insert into appointments (date, patient_name, phone, time, end_time, treatment_type, notes,"
        + " status) values ('"
        + day
        + "', "
        + values
        + ")";
  }

  private static void sqlite(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
