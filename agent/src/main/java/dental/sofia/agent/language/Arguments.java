package dental.sofia.agent.language;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Practice.Treatment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** What a model wants of a function, checked; what is wrong is said so that it can do better. */
record Arguments(Map<String, Object> values) {
  private static final int LONGEST = 120;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,24}");

  /** Something is missing or not as it must be. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  String text(String name) {
    String text = values.get(name) instanceof String given ? given.strip() : "";
    if (text.isEmpty()) {
      throw new Wrong(name + " fehlt; frage den Anrufer danach");
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new Wrong(name + " ist zu lang oder enthält unerlaubte Zeichen");
    }
    return text;
  }

  String phone(String name) {
    String phone = text(name);
    if (!PHONE.matcher(phone).matches()) {
      throw new Wrong(name + " ist keine Telefonnummer; frage den Anrufer danach");
    }
    return phone;
  }

  String person(String name) {
    String person = text(name);
    if (person.codePoints().filter(Character::isLetter).count() < 2) {
      throw new Wrong(name + " ist kein Name; frage den Anrufer danach");
    }
    return person;
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw new Wrong(name + " muss ein Tag wie 2026-11-23 sein");
    }
  }

  LocalDateTime time(String name) {
    try {
      return LocalDateTime.parse(text(name)).truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeException e) {
      throw new Wrong(name + " muss ein Zeitpunkt wie 2026-11-23T10:00 sein, ohne Zeitzone");
    }
  }

  int number(String name, int otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Number number -> number.intValue();
      case String text when text.strip().matches("[0-9]{1,6}") -> Integer.parseInt(text.strip());
      default -> throw new Wrong(name + " muss eine Zahl sein");
    };
  }

  Treatment treatment(String name, Practice practice) {
    String wanted = text(name);
    return practice.treatments().stream()
        .filter(
            one ->
                one.name().equalsIgnoreCase(wanted)
                    || one.aliases().stream().anyMatch(wanted::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(
            () ->
                new Wrong(
                    name
                        + " muss eine von diesen sein: "
                        + String.join(
                            ", ", practice.treatments().stream().map(Treatment::name).toList())));
  }
}
