package dental.sofia.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.domain.patient.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "030 12345678, +493012345678",
    "030/12345678, +493012345678",
    "(030) 1234-5678, +493012345678",
    "+49 (0)30 12345678, +493012345678",
    "0049 30 12345678, +493012345678",
    "0170 1234567, +491701234567",
    "+43 1 5337333, +4315337333"
  })
  void oneNumberHoweverItIsWritten(String written, String e164) {
    assertThat(PhoneNumber.parse(written)).contains(new PhoneNumber(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "12",
        "abc",
        "0800-FLOWERS",
        "+",
        "+49",
        "000000000000000000000000000000000000000",
        "030 1234;DROP",
        "０３０"
      })
  void whatNobodyCouldCallIsNone(String written) {
    assertThat(PhoneNumber.parse(written)).isEmpty();
  }
}
