package dental.sofia.calendar.web;

import dental.sofia.calendar.domain.patient.PhoneNumber;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one field of a request; a wrong one ends the request with a problem that names it. */
public final class Fields {
  public static final int NAME = 200;
  public static final int NOTES = 4000;
  private static final int EMAIL = 254;
  private static final Pattern EMAIL_FORM =
      Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]+@[^\\s@<>\"(),:;\\[\\]\\\\]+\\.[^\\s@.]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private Fields() {}

  /** Not empty, and without what nobody can see. */
  public static String text(String field, String value, int most) {
    String text = optionalText(field, value, most).orElse("");
    if (text.isEmpty()) {
      throw malformed(field, "Das Feld " + field + " fehlt.");
    }
    return text;
  }

  /** Empty if it is missing or blank. */
  public static Optional<String> optionalText(String field, String value, int most) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    if (text.length() > most) {
      throw malformed(
          field, "Das Feld " + field + " ist zu lang (höchstens " + most + " Zeichen).");
    }
    if (!isReadable(text)) {
      throw malformed(field, "Das Feld " + field + " enthält unzulässige Zeichen.");
    }
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  public static PhoneNumber phone(String field, String value) {
    return PhoneNumber.parse(text(field, value, 40))
        .orElseThrow(
            () ->
                malformed(
                    field, "Das ist keine Telefonnummer, unter der jemand erreichbar sein kann."));
  }

  /** Empty if it is missing or blank. */
  public static Optional<String> email(String field, String value) {
    Optional<String> email = optionalText(field, value, EMAIL);
    if (email.isPresent() && !EMAIL_FORM.matcher(email.get()).matches()) {
      throw malformed(field, "Das ist keine E-Mail-Adresse.");
    }
    return email;
  }

  public static LocalDateTime time(String field, String value) {
    try {
      return onGrid(field, inRange(LocalDateTime.parse(text(field, value, 20), TIME)));
    } catch (DateTimeException e) {
      throw malformed(field, "Bitte geben Sie Tag und Uhrzeit so an: 2026-11-23T10:00.");
    }
  }

  public static LocalDateTime time(String dateField, String date, String timeField, String time) {
    LocalDate day = date(dateField, date);
    try {
      return onGrid(timeField, day.atTime(LocalTime.parse(text(timeField, time, 5), CLOCK)));
    } catch (DateTimeException e) {
      throw malformed(timeField, "Bitte geben Sie die Uhrzeit so an: 10:00.");
    }
  }

  public static LocalDate date(String field, String value) {
    try {
      return inRange(LocalDate.parse(text(field, value, 10), DATE).atStartOfDay()).toLocalDate();
    } catch (DateTimeException e) {
      throw malformed(field, "Bitte geben Sie den Tag so an: 2026-11-23.");
    }
  }

  /** Of a query, where everything is text. */
  public static int number(String field, String value, int usual, int least, int most) {
    if (value == null) {
      return usual;
    }
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw malformed(field, "Erlaubt sind Zahlen von " + least + " bis " + most + ".");
  }

  /** Of a query: a number of a record. */
  static long longNumber(String field, String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw malformed(field, "Das ist keine Nummer.");
    }
    return Long.parseLong(value);
  }

  /** Of a path: what is no number names nothing. */
  public static long id(String value) {
    if (!value.matches("[1-9][0-9]{0,17}")) {
      throw new ProblemException(Problems.notFound());
    }
    return Long.parseLong(value);
  }

  /** What a request without a body is. */
  public static <T> T body(T body) {
    if (body == null) {
      throw new ProblemException(Problems.malformed("Die Anfrage ist leer."));
    }
    return body;
  }

  static ProblemException malformed(String field, String detail) {
    return new ProblemException(Problems.malformed(field, detail));
  }

  private static LocalDateTime onGrid(String field, LocalDateTime time) {
    if (time.getMinute() % 5 != 0) {
      throw malformed(field, "Termine beginnen zu vollen fünf Minuten.");
    }
    return time;
  }

  private static LocalDateTime inRange(LocalDateTime time) {
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw new DateTimeException("out of range");
    }
    return time;
  }

  private static boolean isReadable(String text) {
    return text.codePoints()
        .allMatch(
            point ->
                point == '\n'
                    || point == '\r'
                    || point == '\t'
                    || (!Character.isISOControl(point)
                        && Character.getType(point) != Character.SURROGATE
                        && Character.isDefined(point)));
  }
}
