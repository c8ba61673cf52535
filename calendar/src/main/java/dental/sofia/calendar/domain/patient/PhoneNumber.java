package dental.sofia.calendar.domain.patient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number as it is dialled from anywhere: E.164, such as {@code +493012345678}.
 *
 * <p>Whoever writes no country code means Germany.
 */
public record PhoneNumber(String e164) {
  private static final String HERE = "DE";
  // Anything else, such as letters that stand for digits, is a slip and not a number.
  private static final Pattern WRITTEN = Pattern.compile("[+0-9 ()/.\\-\\u2013\\u00a0]{3,40}");

  public PhoneNumber {
    if (!isE164(e164)) {
      throw new IllegalArgumentException("not a number in the form of E.164");
    }
  }

  /** Empty when nobody could be called by it. */
  public static Optional<PhoneNumber> parse(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(text, HERE);
      if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
        return Optional.empty();
      }
      String e164 = numbers.format(number, PhoneNumberFormat.E164);
      return isE164(e164) ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A plus, and five to fifteen digits of which the first is not 0. By hand, for every row that is
   * read passes here.
   */
  private static boolean isE164(String text) {
    int length = text.length();
    if (length < 6 || length > 16 || text.charAt(0) != '+' || text.charAt(1) == '0') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return e164;
  }
}
