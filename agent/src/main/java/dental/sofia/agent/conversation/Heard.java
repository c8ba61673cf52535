package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.german.Wish;
import dental.sofia.agent.conversation.german.Wishes;
import dental.sofia.agent.conversation.german.Words;
import java.util.Optional;
import java.util.Set;

/**
 * Something that the caller said, and all that could be understood of it.
 *
 * @param text in its own words
 * @param plain as {@link Words#plain} makes it
 */
record Heard(
    String text,
    String plain,
    Set<Intent> intents,
    Optional<String> name,
    Optional<String> phone,
    Wish wish,
    boolean soonest) {

  static Heard of(String text, Turn turn) {
    String plain = Words.plain(text);
    var phone = Details.phone(text);
    String rest = phone.isPresent() ? Details.withoutNumber(text) : text;
    boolean timeAsked = turn.asked == Standing.Asked.WHEN || turn.asked == Standing.Asked.CHOICE;
    return new Heard(
        text,
        plain,
        Intent.in(plain),
        Details.name(text, turn.asked == Standing.Asked.NAME),
        phone,
        Wishes.in(rest, turn.today(), timeAsked && phone.isEmpty()),
        Wishes.soonest(text));
  }

  boolean means(Intent intent) {
    return intents.contains(intent);
  }

  /** Yes and nothing against it. */
  boolean yes() {
    return means(Intent.YES) && !means(Intent.NO);
  }

  boolean no() {
    return means(Intent.NO) && !means(Intent.YES);
  }
}
