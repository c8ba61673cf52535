package dental.sofia.agent.conversation.german;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Days and times in what somebody says. */
public final class Wishes {
  private static final String WEEKDAY =
      "(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)";
  private static final Pattern NOT_ON =
      Pattern.compile(
          "\\b(?:nicht|kein|keinen|ausser|nur nicht) (?:am |an einem |den )?" + WEEKDAY + "s?\\b");
  private static final Pattern ON_BUT_NOT =
      Pattern.compile(
          "\\b(?:am |an )?"
              + WEEKDAY
              + "s? (?:kann|geht|passt|koennte|schaffe)(?: (?:ich|es|das|mir|bei mir|leider|gar|da))*"
              + " (?:nicht|schlecht)\\b");

  private Wishes() {}

  /**
   * @param bareTimes whether a number alone is a time, because a time was asked for
   */
  public static Wish in(String text, LocalDate today, boolean bareTimes) {
    String words = Numbers.digits(Words.plain(text));
    var never = EnumSet.noneOf(DayOfWeek.class);
    words = exclude(words, NOT_ON, never);
    words = exclude(words, ON_BUT_NOT, never);
    var dates = DayPhrases.find(words, today);
    // A date must not be taken for a time: am 3. um 4.
    var times = TimePhrases.find(dates.rest(), bareTimes);
    return new Wish(dates.days(), times, Set.copyOf(never));
  }

  /** As soon as there is something. */
  public static boolean soonest(String text) {
    return Words.any(
        Words.plain(text),
        "(?:so )?(?:bald|schnell|frueh|zeitnah)\\w* (?:es geht|wie moeglich|wie es geht)|moeglichst"
            + " (?:bald|schnell|frueh|zeitnah)|(?:der |den |das )?naechst\\w* (?:frei\\w*|moeglich\\w*)"
            + "|schnellstmoeglich|baldmoeglichst|egal wann|irgendwann|jederzeit|wann (?:auch )?immer"
            + "|frueheste|wann (?:haben|ist|waere|gibt)\\w*(?: \\w+)? (?:denn )?(?:was|etwas|der naechste|frei)");
  }

  private static String exclude(String words, Pattern pattern, Set<DayOfWeek> never) {
    var matcher = pattern.matcher(words);
    while (matcher.find()) {
      never.add(weekday(matcher.group(1)));
    }
    return matcher.replaceAll(" ");
  }

  static DayOfWeek weekday(String name) {
    return switch (name) {
      case "montag" -> DayOfWeek.MONDAY;
      case "dienstag" -> DayOfWeek.TUESDAY;
      case "mittwoch" -> DayOfWeek.WEDNESDAY;
      case "donnerstag" -> DayOfWeek.THURSDAY;
      case "freitag" -> DayOfWeek.FRIDAY;
      case "samstag", "sonnabend" -> DayOfWeek.SATURDAY;
      default -> DayOfWeek.SUNDAY;
    };
  }

  /** Days that were found, and the text without them. */
  record Dated(Optional<Wish.Days> days, String rest) {}
}
