package dental.sofia.agent.conversation.german;

import dental.sofia.agent.conversation.german.Wish.Times;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day, in text whose numbers are digits. */
final class TimePhrases {
  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime LAST = LocalTime.of(23, 59);

  /** One time of day: its groups are told apart by their names. */
  private static final String CLOCK =
      "(?:(?<full>\\d{1,2})[:.](?<minute>\\d{2})(?: ?uhr)?"
          + "|(?<hour>\\d{1,2})\\.? ?uhr(?: (?<past>\\d{1,2})(?!\\d|\\.| ?uhr))?"
          + "|(?<quarter>dreiviertel|3 ?viertel|viertel nach|viertel vor|viertel) (?<of>\\d{1,2})(?: uhr)?"
          + "|(?<shift>\\d{1,2}) (?:minuten )?(?<side>nach|vor) (?<halfof>halb )?(?<base>\\d{1,2})(?: uhr)?"
          + "|halb (?<half>\\d{1,2})(?: uhr)?)";

  private static final Pattern TIME = Pattern.compile("\\b" + CLOCK);
  private static final String FILLER =
      "(?: (?:um|gegen|so|ca|circa|etwa|spaetestens|fruehestens))*";
  private static final Pattern PREFIX =
      Pattern.compile("\\b(ab|nach|fruehestens|vor|bis|spaetestens)" + FILLER + " $");
  private static final Pattern SHORT =
      Pattern.compile(
          "\\b(um|gegen|ab|nach|fruehestens|vor|bis|spaetestens|so|ca|circa|etwa)"
              + FILLER
              + " (\\d{1,2})\\.?(?![\\d:.]| ?(?:tage|wochen|monat))");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\bzwischen (\\d{1,2})(?:[:.](\\d{2}))?(?: uhr)? und (\\d{1,2})(?:[:.](\\d{2}))?");
  private static final Pattern BARE = Pattern.compile("(?<![\\d.:])(\\d{1,2})(?![\\d:.])");

  private TimePhrases() {}

  static Optional<Times> find(String words, boolean bare) {
    var part = partOfDay(words);
    return between(words, part)
        .or(() -> clock(words, part))
        .or(() -> shortly(words, part))
        .or(() -> bare ? alone(words, part) : Optional.empty())
        .or(() -> part);
  }

  private static Optional<Times> between(String words, Optional<Times> part) {
    var matcher = BETWEEN.matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return time(number(matcher, 1), minutes(matcher, 2), part)
        .flatMap(
            from ->
                time(number(matcher, 3), minutes(matcher, 4), part)
                    .map(to -> new Times(from, to, false)))
        .filter(times -> times.earliest().isBefore(times.latest()));
  }

  private static Optional<Times> clock(String words, Optional<Times> part) {
    var matcher = TIME.matcher(words);
    while (matcher.find()) {
      var time = read(matcher, part);
      if (time.isPresent()) {
        var before = PREFIX.matcher(words.substring(0, matcher.start()));
        return time.map(at -> before.find() ? limited(before.group(1), at) : Times.at(at));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalTime> read(Matcher m, Optional<Times> part) {
    if (m.group("full") != null) {
      return time(value(m, "full"), value(m, "minute"), part);
    }
    if (m.group("hour") != null) {
      return time(value(m, "hour"), m.group("past") == null ? 0 : value(m, "past"), part);
    }
    if (m.group("half") != null) {
      return before(value(m, "half"), 30, part);
    }
    if (m.group("quarter") != null) {
      int of = value(m, "of");
      return switch (m.group("quarter")) {
        case "viertel nach" -> time(of, 15, part);
        case "viertel vor" -> before(of, 15, part);
        // As in the east and south: viertel drei is a quarter of the third hour.
        case "viertel" -> before(of, 45, part);
        default -> before(of, 15, part);
      };
    }
    int base = value(m, "base");
    int shift = value(m, "shift") * (m.group("side").equals("vor") ? -1 : 1);
    var start = m.group("halfof") == null ? time(base, 0, part) : before(base, 30, part);
    return start.map(time -> time.plusMinutes(shift));
  }

  private static Optional<Times> shortly(String words, Optional<Times> part) {
    var matcher = SHORT.matcher(words);
    return matcher.find()
        ? time(number(matcher, 2), 0, part).map(time -> limited(matcher.group(1), time))
        : Optional.empty();
  }

  private static Optional<Times> alone(String words, Optional<Times> part) {
    var matcher = BARE.matcher(words);
    return matcher.find() ? time(number(matcher, 1), 0, part).map(Times::at) : Optional.empty();
  }

  private static Times limited(String word, LocalTime time) {
    return switch (word) {
      case "ab", "nach", "fruehestens" -> new Times(time, LAST, false);
      case "vor", "bis", "spaetestens" -> new Times(LocalTime.MIN, time, false);
      default -> Times.at(time);
    };
  }

  private static Optional<Times> partOfDay(String words) {
    if (Words.any(words, "nachmittag")) {
      return Optional.of(new Times(NOON, LocalTime.of(18, 0), false));
    }
    if (Words.any(words, "vormittag|morgens|am morgen|in der frueh|frueh(?!e)|fruehmorgens")) {
      return Optional.of(new Times(MORNING, LocalTime.of(11, 59), false));
    }
    if (Words.any(words, "abend|feierabend|nach der arbeit")) {
      int from = Words.any(words, "feierabend|nach der arbeit") ? 16 : EVENING.getHour();
      return Optional.of(new Times(LocalTime.of(from, 0), LAST, false));
    }
    if (Words.any(words, "mittag")) {
      return Optional.of(new Times(LocalTime.of(11, 0), LocalTime.of(14, 0), false));
    }
    return Optional.empty();
  }

  /** So many minutes before the hour. */
  private static Optional<LocalTime> before(int hour, int minutes, Optional<Times> part) {
    int previous = hour == 0 ? 23 : hour - 1;
    return time(previous == 0 ? 12 : previous, 60 - minutes, part);
  }

  /** An hour of the clock's face is the one of the day at which somebody goes to a practice. */
  private static Optional<LocalTime> time(int hour, int minute, Optional<Times> part) {
    if (hour > 24 || minute > 59) {
      return Optional.empty();
    }
    boolean morning = part.map(times -> times.earliest().equals(MORNING)).orElse(false);
    boolean evening =
        part.map(times -> !times.exact() && times.earliest().getHour() >= 16).orElse(false);
    int day = hour;
    if (hour >= 1 && hour <= 6 && !morning || evening && hour < 12) {
      day = hour + 12;
    }
    return Optional.of(LocalTime.of(day % 24, minute));
  }

  private static int value(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int minutes(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : number(matcher, group);
  }
}
