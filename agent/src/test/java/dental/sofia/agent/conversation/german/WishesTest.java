package dental.sofia.agent.conversation.german;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Wednesday, the 18th of November 2026. */
class WishesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heute                                  | 2026-11-18
          morgen                                 | 2026-11-19
          Guten Morgen, ich hätte gern morgen    | 2026-11-19
          übermorgen um halb drei                | 2026-11-20
          uebermorgen                            | 2026-11-20
          in drei Tagen                          | 2026-11-21
          am Montag                              | 2026-11-23
          montags                                | 2026-11-23
          Mittwoch                               | 2026-11-25
          nächsten Donnerstag vormittags         | 2026-11-19
          kommenden Freitag                      | 2026-11-20
          übernächsten Montag                    | 2026-11-30
          Montag in einer Woche                  | 2026-11-30
          Montag in zwei Wochen                  | 2026-12-07
          nächste Woche Mittwoch                 | 2026-11-25
          Mittwoch nächster Woche                | 2026-11-25
          übernächste Woche am Freitag           | 2026-12-04
          diese Woche noch Freitag               | 2026-11-20
          am 3. Dezember                         | 2026-12-03
          am dritten Dezember                    | 2026-12-03
          am dritten Zwölften                    | 2026-12-03
          3.12.                                  | 2026-12-03
          03.12.2026                             | 2026-12-03
          3.12.26 um 9                           | 2026-12-03
          am 3.12 um 9 Uhr                       | 2026-12-03
          2026-12-03                             | 2026-12-03
          am 5. Januar                           | 2027-01-05
          am einundzwanzigsten                   | 2026-11-21
          am 2.                                  | 2026-12-02
          am 2. um 4                             | 2026-12-02
          Montagvormittag                        | 2026-11-23
          Montag früh                            | 2026-11-23
          morgen früh                            | 2026-11-19
          1. Mai 2027                            | 2027-05-01
          nicht Montag, sondern Dienstag         | 2026-11-24
          Montag kann ich nicht, aber Dienstag   | 2026-11-24
          """)
  void daysAreUnderstood(String said, LocalDate day) {
    assertThat(Wishes.in(said, TODAY, false).days()).contains(Wish.Days.on(day));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nächste Woche           | 2026-11-23 | 2026-11-29
          diese Woche             | 2026-11-18 | 2026-11-22
          Anfang nächster Woche   | 2026-11-23 | 2026-11-24
          Ende der nächsten Woche | 2026-11-26 | 2026-11-27
          in zwei Wochen          | 2026-11-30 | 2026-12-06
          nächsten Monat          | 2026-12-01 | 2026-12-31
          im Januar               | 2027-01-01 | 2027-01-31
          """)
  void spansAreUnderstood(String said, LocalDate from, LocalDate to) {
    assertThat(Wishes.in(said, TODAY, false).days()).contains(new Wish.Days(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          um zehn Uhr             | 10:00
          um 10 Uhr               | 10:00
          um zehn                 | 10:00
          10:30                   | 10:30
          um 10.30 Uhr            | 10:30
          um 10 Uhr 30            | 10:30
          zehn Uhr dreißig        | 10:30
          um halb drei            | 14:30
          halb zehn               | 09:30
          halb eins               | 12:30
          viertel nach neun       | 09:15
          viertel vor neun        | 08:45
          dreiviertel neun        | 08:45
          viertel drei            | 14:15
          fünf vor halb drei      | 14:25
          zehn nach vier          | 16:10
          um drei                 | 15:00
          so um viere             | 16:00
          gegen fünf              | 17:00
          um acht                 | 08:00
          abends um sieben        | 19:00
          morgens um sechs        | 06:00
          um fünfzehn Uhr         | 15:00
          17 Uhr                  | 17:00
          am 3.12. um 9           | 09:00
          am dritten um vier      | 16:00
          übermorgen um halb drei | 14:30
          """)
  void timesAreUnderstood(String said, String time) {
    assertThat(Wishes.in(said, TODAY, false).times())
        .contains(Wish.Times.at(java.time.LocalTime.parse(time)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nächsten Donnerstag vormittags | 06:00 | 11:59
          Montagvormittag                | 06:00 | 11:59
          morgen früh                    | 06:00 | 11:59
          am Nachmittag                  | 12:00 | 18:00
          nachmittags                    | 12:00 | 18:00
          ab 15 Uhr                      | 15:00 | 23:59
          nach vier                      | 16:00 | 23:59
          vor zehn Uhr                   | 00:00 | 10:00
          bis spätestens um 11           | 00:00 | 11:00
          zwischen 10 und 12 Uhr         | 10:00 | 12:00
          zwischen neun und elf          | 09:00 | 11:00
          nach der Arbeit                | 16:00 | 23:59
          """)
  void spansOfTimeAreUnderstood(String said, String from, String to) {
    assertThat(Wishes.in(said, TODAY, false).times())
        .hasValueSatisfying(
            times -> {
              assertThat(times.earliest()).isEqualTo(from);
              assertThat(times.latest()).isEqualTo(to);
              assertThat(times.exact()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Ich hätte gern einen Termin",
    "Guten Morgen",
    "Meine Nummer ist 0176 1234567",
    "Ich habe zwei Kinder",
    "am 31. Februar",
    "Mein Zahn tut weh",
    "Ich bin 45 Jahre alt"
  })
  void whatIsNoTimeIsNone(String said) {
    assertThat(Wishes.in(said, TODAY, false)).isEqualTo(Wish.NONE);
  }

  @ParameterizedTest
  @CsvSource({"zehn,10:00", "10,10:00", "drei,15:00", "halb elf,10:30"})
  void aNumberAloneIsATimeWhenOneWasAskedFor(String said, String time) {
    assertThat(Wishes.in(said, TODAY, true).times())
        .contains(Wish.Times.at(java.time.LocalTime.parse(time)));
  }
}
