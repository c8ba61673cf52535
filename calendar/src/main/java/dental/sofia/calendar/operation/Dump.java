package dental.sofia.calendar.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.calendar.store.Bulk;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Installation;
import dental.sofia.calendar.store.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A copy of everything as lines of JSON, which either database can be filled with: what it is, each
 * row with its table, and at the end how many there were. Sessions are not copied, and whose time
 * is whose follows from the appointments.
 */
@ApplicationScoped
public class Dump {
  private static final String FORMAT = "sofia-calendar-dump-1";
  private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS =
      new TypeReference<>() {};
  private static final int AT_A_TIME = 1000;

  private final Database database;
  private final Journal journal;
  private final Installation installation;
  private final Bulk bulk;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  Dump(Database database, Journal journal, Installation installation, Bulk bulk, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.installation = installation;
    this.bulk = bulk;
    this.clock = clock;
  }

  /**
   * All as it is at one moment, whoever goes on changing it.
   *
   * @return number of rows
   */
  public long write(Writer writer) {
    return database.writeAll(
        session ->
            session.doReturningWork(
                connection -> {
                  connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                  try {
                    return write(connection, writer);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  private long write(Connection connection, Writer writer) throws SQLException, IOException {
    line(writer, Map.of("format", FORMAT, "writtenAt", clock.instant().toString()));
    long rows = 0;
    for (DumpTable table : DumpTable.ALL) {
      try (PreparedStatement statement = connection.prepareStatement(table.selectAfter())) {
        long last = 0;
        int found;
        do {
          found = 0;
          statement.setLong(1, last);
          statement.setInt(2, AT_A_TIME);
          try (ResultSet set = statement.executeQuery()) {
            while (set.next()) {
              Map<String, Object> row = table.read(set);
              last = (Long) row.get("id");
              line(writer, Map.of(table.name(), row));
              found++;
            }
          }
          rows += found;
        } while (found == AT_A_TIME);
      }
    }
    line(writer, Map.of("rows", rows));
    writer.flush();
    return rows;
  }

  /**
   * All or nothing.
   *
   * @param replace whether what is there may be lost
   * @return number of rows
   * @throws UnusableDump if there is something and it may not be lost, or if the copy is not whole
   */
  long restore(BufferedReader reader, boolean replace) {
    return database.writeAll(
        session -> {
          if (!bulk.isEmpty(session)) {
            if (!replace) {
              throw new UnusableDump(
                  "this calendar is not empty; --replace gives up what is in it");
            }
            bulk.clear(session);
          }
          long rows = session.doReturningWork(connection -> insertAll(connection, reader));
          bulk.takeAllTime(session);
          installation.rename(session);
          journal.note(session, "operator", Deed.DATA_RESTORED);
          return rows;
        });
  }

  private long insertAll(Connection connection, BufferedReader reader) throws SQLException {
    if (!FORMAT.equals(next(reader).get("format"))) {
      throw new UnusableDump("this is no copy of a calendar");
    }
    long rows = 0;
    Map<String, Object> line = next(reader);
    for (DumpTable table : DumpTable.ALL) {
      long last = 0;
      try (PreparedStatement statement = connection.prepareStatement(table.insert())) {
        for (; line.get(table.name()) instanceof Map<?, ?> found; line = next(reader)) {
          Map<String, Object> row = json.convertValue(found, MEMBERS);
          if (!table.knows(row.keySet().stream())) {
            throw new UnusableDump("a row of " + table.name() + " has unknown columns");
          }
          table.write(statement, row);
          statement.addBatch();
          last = ((Number) row.get("id")).longValue();
          if (++rows % AT_A_TIME == 0) {
            statement.executeBatch();
          }
        }
        statement.executeBatch();
      }
      goOnAfter(connection, table, last);
    }
    if (!(line.get("rows") instanceof Number number) || number.longValue() != rows) {
      throw new UnusableDump("the copy is not whole: it ends after " + rows + " rows");
    }
    return rows;
  }

  private static void goOnAfter(Connection connection, DumpTable table, long last)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "alter table " + table.name() + " alter column id restart with " + (last + 1));
    }
  }

  private Map<String, Object> next(BufferedReader reader) {
    try {
      String line = reader.readLine();
      return line == null ? Map.of() : json.readValue(line, MEMBERS);
    } catch (JsonProcessingException e) {
      throw new UnusableDump("the copy has a line that is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(Writer writer, Map<String, ?> members) throws IOException {
    writer.write(json.writeValueAsString(members));
    writer.write('\n');
  }
}
