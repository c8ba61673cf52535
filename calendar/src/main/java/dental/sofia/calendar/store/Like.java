package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.patient.PhoneNumber;
import java.util.Optional;

/** Patterns of SQL's {@code like}, with {@code !} before what stands for itself. */
final class Like {
  private Like() {}

  static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** Numbers that hold these digits, however they were written; none for words. */
  static String phone(String text) {
    String digits = text.replaceAll("[^0-9+]", "");
    if (digits.length() < 3 || text.chars().anyMatch(Character::isLetter)) {
      return "-";
    }
    String part = "%" + digits.replaceFirst("^0+", "").replace("+", "") + "%";
    return whole(text).map(PhoneNumber::e164).orElse(part);
  }

  /** The number, if that is one from its beginning to its end. */
  static Optional<PhoneNumber> whole(String text) {
    boolean begins = text.strip().matches("[+0(][-+0-9 ()/.]*");
    return begins ? PhoneNumber.parse(text) : Optional.empty();
  }
}
