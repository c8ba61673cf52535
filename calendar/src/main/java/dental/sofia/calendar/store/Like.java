package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.patient.PhoneNumber;

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
    boolean whole = digits.startsWith("+") || digits.startsWith("0");
    return whole ? PhoneNumber.parse(text).map(PhoneNumber::e164).orElse(part) : part;
  }
}
