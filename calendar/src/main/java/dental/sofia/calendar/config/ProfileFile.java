package dental.sofia.calendar.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.calendar.domain.practice.Bundesland;
import dental.sofia.calendar.domain.practice.Closure;
import dental.sofia.calendar.domain.practice.Information;
import dental.sofia.calendar.domain.practice.OpeningHours;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Profile;
import dental.sofia.calendar.domain.practice.TimeRange;
import dental.sofia.calendar.domain.practice.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The practice's profile as JSON; what it leaves out is as usual. */
public final class ProfileFile {
  private static final int LONGEST_TREATMENT = 480;

  private ProfileFile() {}

  /**
   * @throws InvalidSettings with all that is wrong
   */
  public static Practice read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (InvalidSettings e) {
      throw new InvalidSettings(e.getMessage().lines().map(fault -> file + ": " + fault).toList());
    } catch (IOException e) {
      throw new InvalidSettings(List.of(file + " cannot be read: " + e.getClass().getSimpleName()));
    }
  }

  /**
   * @throws InvalidSettings with all that is wrong
   */
  public static Practice parse(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String place =
          at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new InvalidSettings(List.of("no JSON" + place));
    }
    var reader = new JsonReader(root);
    Profile profile = profile(reader);
    reader.throwFaults();
    try {
      return new Practice(profile);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(List.of("openingHours: " + e.getMessage()));
    }
  }

  private static Profile profile(JsonReader root) {
    root.onlyKnows(
        "name",
        "timeZone",
        "state",
        "address",
        "phone",
        "email",
        "openingHours",
        "closures",
        "treatments",
        "information");
    return new Profile(
        root.requiredText("name"),
        root.converted("timeZone", ZoneId::of, "is no time zone").orElse(Profile.USUAL.timeZone()),
        root.converted("state", ProfileFile::state, "is no Bundesland, such as BE")
            .orElse(Profile.USUAL.state()),
        root.text("address"),
        root.text("phone"),
        root.text("email"),
        root.list("openingHours", ProfileFile::hours).orElse(Profile.USUAL.openingHours()),
        root.list("closures", ProfileFile::closure).orElse(List.of()),
        root.list("treatments", ProfileFile::treatment)
            .filter(list -> !list.isEmpty())
            .orElse(Profile.USUAL.treatments()),
        root.list("information", ProfileFile::information).orElse(List.of()));
  }

  private static Bundesland state(String code) {
    return Bundesland.of(code).orElseThrow(() -> new IllegalArgumentException(code));
  }

  private static Optional<OpeningHours> hours(JsonReader json) {
    json.onlyKnows("days", "opens", "closes");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    json.texts("days", ProfileFile::day, "is no day, such as Monday").forEach(days::add);
    if (days.isEmpty()) {
      json.fault("days", "is missing");
    }
    var opens = json.converted("opens", ProfileFile::minutes, "is no time, such as 08:00");
    var closes = json.converted("closes", ProfileFile::minutes, "is no time, such as 18:00");
    if (opens.isEmpty() || closes.isEmpty()) {
      json.fault("", "needs opens and closes");
      return Optional.empty();
    }
    if (opens.get() >= closes.get()) {
      json.fault("closes", "is not after opens");
      return Optional.empty();
    }
    return Optional.of(new OpeningHours(days, new TimeRange(opens.get(), closes.get())));
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static int minutes(String time) {
    if (!time.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
      throw new IllegalArgumentException(time);
    }
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  private static Optional<Closure> closure(JsonReader json) {
    json.onlyKnows("from", "to", "reason");
    Optional<LocalDate> from = json.converted("from", ProfileFile::date, "is no date");
    Optional<LocalDate> to = json.converted("to", ProfileFile::date, "is no date");
    if (from.isEmpty()) {
      json.fault("from", "is missing");
      return Optional.empty();
    }
    if (to.isPresent() && to.get().isBefore(from.get())) {
      json.fault("to", "is before from");
      return Optional.empty();
    }
    return Optional.of(
        new Closure(from.get(), to.orElse(from.get()), json.text("reason").orElse("geschlossen")));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Optional<Treatment> treatment(JsonReader json) {
    json.onlyKnows("name", "durationMinutes", "price", "aliases");
    return Optional.of(
        new Treatment(
            json.requiredText("name"),
            Duration.ofMinutes(json.number("durationMinutes", 30, 5, LONGEST_TREATMENT)),
            json.text("price"),
            json.texts("aliases", text -> text, "is no text")));
  }

  private static Optional<Information> information(JsonReader json) {
    json.onlyKnows("topic", "text");
    return Optional.of(new Information(json.requiredText("topic"), json.requiredText("text")));
  }
}
