package dental.sofia.calendar.operation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table that is copied whole, and its columns; the first one is its number. */
record DumpTable(String name, List<Column> columns) {
  /** All that cannot be made anew, in an order in which nothing refers to what is not there yet. */
  static final List<DumpTable> ALL =
      List.of(
          new DumpTable(
              "patient",
              List.of(
                  number("id"),
                  text("name"),
                  text("name_key"),
                  text("phone"),
                  text("email"),
                  instant("created_at"))),
          new DumpTable(
              "appointment",
              List.of(
                  number("id"),
                  number("version"),
                  number("patient_id"),
                  local("start_at"),
                  local("end_at"),
                  text("treatment"),
                  text("notes"),
                  text("status"),
                  text("created_by"),
                  instant("created_at"),
                  text("request_key"))),
          new DumpTable(
              "journal",
              List.of(
                  number("id"),
                  instant("happened_at"),
                  text("actor"),
                  text("action"),
                  number("subject_id"))));

  private enum Kind {
    NUMBER,
    TEXT,
    /** On the clock of the practice. */
    LOCAL,
    INSTANT
  }

  private record Column(String name, Kind kind) {}

  String selectAfter() {
    return "select " + names() + " from " + name + " where id > ? order by id limit ?";
  }

  String insert() {
    String marks = columns.stream().map(it -> "?").collect(Collectors.joining(", "));
    return "insert into " + name + " (" + names() + ") values (" + marks + ")";
  }

  /** In the words of JSON. */
  Map<String, Object> read(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < columns.size(); i++) {
      Class<?> type =
          switch (columns.get(i).kind()) {
            case NUMBER -> Long.class;
            case TEXT -> String.class;
            case LOCAL -> LocalDateTime.class;
            case INSTANT -> OffsetDateTime.class;
          };
      Object value = row.getObject(i + 1, type);
      values.put(
          columns.get(i).name(),
          switch (value) {
            case null -> null;
            case OffsetDateTime time -> time.toInstant().toString();
            case LocalDateTime time -> time.toString();
            default -> value;
          });
    }
    return values;
  }

  /** What {@link #read} gave. */
  void write(PreparedStatement statement, Map<String, Object> values) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = values.get(column.name());
      switch (column.kind()) {
        case NUMBER ->
            statement.setObject(
                i + 1, value == null ? null : ((Number) value).longValue(), Types.BIGINT);
        case TEXT -> statement.setString(i + 1, (String) value);
        case LOCAL -> statement.setObject(i + 1, LocalDateTime.parse((String) value));
        case INSTANT ->
            statement.setObject(i + 1, Instant.parse((String) value).atOffset(ZoneOffset.UTC));
      }
    }
  }

  boolean knows(Stream<String> names) {
    return names.allMatch(name -> columns.stream().anyMatch(it -> it.name().equals(name)));
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  private static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  private static Column local(String name) {
    return new Column(name, Kind.LOCAL);
  }

  private static Column instant(String name) {
    return new Column(name, Kind.INSTANT);
  }
}
