package dental.sofia.agent.conversation.german;

import dental.sofia.agent.conversation.german.Wish.Days;
import dental.sofia.agent.conversation.german.Wishes.Dated;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Days, in text whose numbers are digits. The first phrase of the list that is there counts. */
final class DayPhrases {
  private static final String WEEKDAY =
      "(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?(?:frueh|morgen|vormittag|mittag|nachmittag|abend)?s?";
  private static final List<String> MONTHS =
      List.of(
          "januar|jaenner|jan",
          "februar|feber|feb",
          "maerz",
          "april|apr",
          "mai",
          "juni|juno|jun",
          "juli|julei|jul",
          "august|aug",
          "september|sept|sep",
          "oktober|okt",
          "november|nov",
          "dezember|dez");
  private static final String MONTH = "(" + String.join("|", MONTHS) + ")";
  private static final int WORKDAYS = 5;

  private record Phrase(
      Pattern pattern, BiFunction<MatchResult, LocalDate, Optional<Days>> meaning) {}

  private static final List<Phrase> PHRASES =
      List.of(
          phrase(
              "(\\d{4})-(\\d{2})-(\\d{2})",
              (m, today) -> date(number(m, 3), number(m, 2), number(m, 1))),
          phrase(
              "(?<!um )(?<!gegen )(?<!ab )(?<!\\d)(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2})(?![\\d:.]| uhr))?(?! ?uhr)",
              (m, today) -> inYear(number(m, 1), number(m, 2), m.group(3), today)),
          phrase(
              "(?<!um )(?<!\\d)(\\d{1,2})\\.(0\\d|1[0-2])(?![\\d.]| ?uhr)",
              (m, today) -> inYear(number(m, 1), number(m, 2), null, today)),
          phrase(
              "(\\d{1,2})\\.? " + MONTH + "\\b(?: (\\d{4}))?",
              (m, today) -> inYear(number(m, 1), month(m.group(2)), m.group(3), today)),
          phrase("\\bueber ?uebermorgen\\b", (m, today) -> on(today.plusDays(3))),
          phrase("\\buebermorgen\\b", (m, today) -> on(today.plusDays(2))),
          phrase(
              "\\b(?:in|heute in) (\\d{1,2}) tag(?:en|e)?\\b",
              (m, today) -> on(today.plusDays(number(m, 1)))),
          phrase(
              WEEKDAY + " (?:in|uebers?) (\\d{1,2}) wochen?\\b",
              (m, today) -> on(coming(m.group(1), today).plusWeeks(number(m, 2)))),
          phrase(
              WEEKDAY + " in (?:14|vierzehn) tagen\\b",
              (m, today) -> on(coming(m.group(1), today).plusWeeks(2))),
          phrase(
              WEEKDAY + " in (?:8|acht) tagen\\b",
              (m, today) -> on(coming(m.group(1), today).plusWeeks(1))),
          phrase(
              "\\b(?:am )?"
                  + WEEKDAY
                  + " (?:der |in der )?(naechste|kommende|uebernaechste|diese)[rn]? woche\\b",
              (m, today) -> on(inWeek(m.group(1), m.group(2), today))),
          phrase(
              "\\b(naechste|kommende|uebernaechste|diese)[rn]? woche (?:am |den |noch |gern |gerne |vielleicht )*"
                  + WEEKDAY,
              (m, today) -> on(inWeek(m.group(2), m.group(1), today))),
          phrase(
              "\\b(anfang|mitte|ende)(?: der)? (naechste|kommende|uebernaechste|diese)[rn]? woche\\b",
              DayPhrases::partOfWeek),
          phrase(
              "\\b(naechste|kommende|uebernaechste|diese)[rn]? woche\\b",
              (m, today) -> week(m.group(1), today)),
          phrase(
              "\\buebernaechste[nrs]? " + WEEKDAY,
              (m, today) -> on(coming(m.group(1), today).plusWeeks(1))),
          phrase(
              "\\b(?:in|heute in) (\\d{1,2}) wochen?\\b",
              (m, today) -> around(today.plusWeeks(number(m, 1)))),
          phrase(
              "\\b(?:in|heute in) (\\d{1,2}) monat(?:en)?\\b",
              (m, today) -> around(today.plusMonths(number(m, 1)))),
          phrase(
              "\\b(?:naechste|kommende)[nr]? monats?\\b",
              (m, today) -> whole(YearMonth.from(today).plusMonths(1), today)),
          phrase("\\bheute\\b", (m, today) -> on(today)),
          phrase("\\b" + WEEKDAY + "\\b", (m, today) -> on(coming(m.group(1), today))),
          // Not „am Morgen", which is a time; not „guten Morgen", which is none.
          phrase(
              "(?<!am )(?<!jeden )(?<!guten )(?<!schoenen )\\bmorgen\\b",
              (m, today) -> on(today.plusDays(1))),
          phrase(
              "\\b(?:im|anfang|mitte|ende) " + MONTH + "\\b",
              (m, today) -> whole(next(month(m.group(1)), today), today)),
          phrase(
              "\\b(?:am|den) (\\d{1,2})\\.(?!\\d| ?" + MONTH + ")",
              (m, today) -> dayOfMonth(number(m, 1), today)));

  private DayPhrases() {}

  static Dated find(String words, LocalDate today) {
    for (var phrase : PHRASES) {
      var matcher = phrase.pattern().matcher(words);
      if (matcher.find()) {
        var days = phrase.meaning().apply(matcher.toMatchResult(), today);
        if (days.isPresent()) {
          // What is said of the time of day in one word with the weekday: montagvormittag.
          String rest =
              words.substring(0, matcher.start())
                  + " "
                  + tail(matcher.group())
                  + words.substring(matcher.end());
          return new Dated(days, rest);
        }
      }
    }
    return new Dated(Optional.empty(), words);
  }

  private static String tail(String matched) {
    var part =
        Pattern.compile(
                "(?:tag|mittwoch|abend)s?(frueh|morgen|vormittag|mittag|nachmittag|abend)s?$")
            .matcher(matched);
    return part.find() ? part.group(1).equals("morgen") ? "morgens" : part.group(1) : "";
  }

  private static Phrase phrase(
      String pattern, BiFunction<MatchResult, LocalDate, Optional<Days>> meaning) {
    return new Phrase(Pattern.compile(pattern), meaning);
  }

  /** The first such day after today: who means today says so. */
  private static LocalDate coming(String weekday, LocalDate today) {
    return today.with(TemporalAdjusters.next(Wishes.weekday(weekday)));
  }

  private static LocalDate monday(String which, LocalDate today) {
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return monday.plusWeeks(which.equals("diese") ? 0 : which.startsWith("ueber") ? 2 : 1);
  }

  private static LocalDate inWeek(String weekday, String which, LocalDate today) {
    return monday(which, today).with(TemporalAdjusters.nextOrSame(Wishes.weekday(weekday)));
  }

  private static Optional<Days> week(String which, LocalDate today) {
    var monday = monday(which, today);
    var from = monday.isBefore(today) ? today : monday;
    return Optional.of(new Days(from, monday.plusDays(6)));
  }

  private static Optional<Days> partOfWeek(MatchResult m, LocalDate today) {
    var monday = monday(m.group(2), today);
    var days =
        switch (m.group(1)) {
          case "anfang" -> new Days(monday, monday.plusDays(1));
          case "mitte" -> new Days(monday.plusDays(2), monday.plusDays(2));
          default -> new Days(monday.plusDays(3), monday.plusDays(WORKDAYS - 1));
        };
    return days.from().isBefore(today) ? Optional.empty() : Optional.of(days);
  }

  /** In two weeks is not to the day. */
  private static Optional<Days> around(LocalDate day) {
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Optional.of(new Days(monday, monday.plusDays(6)));
  }

  private static Optional<Days> whole(YearMonth month, LocalDate today) {
    var first = month.atDay(1);
    return Optional.of(new Days(first.isBefore(today) ? today : first, month.atEndOfMonth()));
  }

  private static YearMonth next(int month, LocalDate today) {
    var thisYear = YearMonth.of(today.getYear(), month);
    return thisYear.isBefore(YearMonth.from(today)) ? thisYear.plusYears(1) : thisYear;
  }

  private static Optional<Days> inYear(int day, int month, String year, LocalDate today) {
    if (year != null) {
      int number = Integer.parseInt(year);
      return date(day, month, number < 100 ? 2000 + number : number);
    }
    return date(day, month, today.getYear())
        .filter(days -> !days.from().isBefore(today))
        .or(() -> date(day, month, today.getYear() + 1));
  }

  private static Optional<Days> dayOfMonth(int day, LocalDate today) {
    for (var month = YearMonth.from(today); ; month = month.plusMonths(1)) {
      if (day < 1 || day > 31) {
        return Optional.empty();
      }
      if (month.isValidDay(day) && !month.atDay(day).isBefore(today)) {
        return on(month.atDay(day));
      }
    }
  }

  private static Optional<Days> date(int day, int month, int year) {
    try {
      return on(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (List.of(MONTHS.get(i).split("\\|")).contains(name)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static Optional<Days> on(LocalDate day) {
    return Optional.of(Days.on(day));
  }
}
