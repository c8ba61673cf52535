package dental.sofia.calendar.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the journal of one database.
 *
 * @param epoch of the database; another one has another journal
 * @param id everything up to it has been heard
 */
record Position(String epoch, long id) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,18})");

  static Optional<Position> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Position(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return epoch + "." + id;
  }
}
