package dental.sofia.calendar.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Both databases that the server can use, each with a server that all tests share. */
public enum Store {
  H2,
  POSTGRESQL;

  private static final Map<Store, RunningCalendar> SHARED = new EnumMap<>(Store.class);

  /** Runs until the JVM of the tests ends. */
  public RunningCalendar shared() {
    synchronized (SHARED) {
      return SHARED.computeIfAbsent(
          this,
          store -> {
            RunningCalendar calendar = RunningCalendar.start(newHome(), newDatabase());
            Runtime.getRuntime().addShutdownHook(new Thread(calendar::kill));
            return calendar;
          });
    }
  }

  /** Environment that names an empty database; below the home of the server if it is a file. */
  public Map<String, String> newDatabase() {
    return switch (this) {
      case H2 -> Map.of("SOFIA_DATABASE_URL", "jdbc:h2:file:./data/calendar");
      case POSTGRESQL ->
          Map.of(
              "SOFIA_DATABASE_URL",
              Postgres.shared().newDatabase(),
              "SOFIA_DATABASE_USERNAME",
              "postgres");
    };
  }

  public static Path newHome() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "homes")).toAbsolutePath(), "calendar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
