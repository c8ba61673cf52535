package dental.sofia.calendar;

import dental.sofia.calendar.config.DatabaseSettings;
import dental.sofia.calendar.config.InvalidSettings;
import dental.sofia.calendar.config.ProfileFile;
import dental.sofia.calendar.config.Settings;
import dental.sofia.calendar.operation.Command;
import dental.sofia.calendar.store.EarlyOpening;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server, or with an argument one of the commands. */
@QuarkusMain
public final class CalendarApplication {
  private CalendarApplication() {}

  public static void main(String... arguments) {
    Settings settings;
    try {
      settings = Settings.of(System.getenv());
      settings.practiceFile().ifPresent(ProfileFile::read);
    } catch (InvalidSettings e) {
      e.getMessage().lines().forEach(System.err::println);
      System.exit(2);
      return;
    }
    choose(settings);
    if (arguments.length == 0) {
      Quarkus.run();
    } else {
      System.setProperty("quarkus.http.host-enabled", "false");
      Quarkus.run(Command.class, arguments);
    }
  }

  /** Both databases are built in; which one is used is decided now. */
  private static void choose(Settings settings) {
    DatabaseSettings database = settings.database();
    boolean embedded = database.embedded();
    System.setProperty("quarkus.http.port", Integer.toString(settings.port()));
    activate("embedded", embedded);
    activate("server", !embedded);
    String source = "quarkus.datasource." + (embedded ? "embedded" : "server");
    System.setProperty(source + ".jdbc.url", database.jdbcUrl());
    if (embedded) {
      EarlyOpening.begin(
          database.jdbcUrl(), database.username().orElse("sa"), database.password().orElse(""));
    }
    database.username().ifPresent(name -> System.setProperty(source + ".username", name));
    database.password().ifPresent(word -> System.setProperty(source + ".password", word));
  }

  private static void activate(String name, boolean active) {
    System.setProperty("quarkus.datasource." + name + ".active", Boolean.toString(active));
    System.setProperty("quarkus.hibernate-orm." + name + ".active", Boolean.toString(active));
    System.setProperty("quarkus.flyway." + name + ".active", Boolean.toString(active));
  }
}
