package dental.sofia.calendar.domain.practice;

import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A German state, by its ISO 3166-2 code without {@code DE-}, and the days on which all of it rests
 * by law since 2019. Holidays of single towns, such as Mariä Himmelfahrt in most of Bavaria, are
 * closures of the practice.
 */
public enum Bundesland {
  BW,
  BY,
  BE,
  BB,
  HB,
  HH,
  HE,
  MV,
  NI,
  NW,
  RP,
  SL,
  SN,
  ST,
  SH,
  TH;

  private static final Set<Bundesland> REFORMATION = EnumSet.of(BB, HB, HH, MV, NI, SN, ST, SH, TH);
  private static final Set<Bundesland> ALL_SAINTS = EnumSet.of(BW, BY, NW, RP, SL);
  private static final Set<Bundesland> CORPUS_CHRISTI = EnumSet.of(BW, BY, HE, NW, RP, SL);
  private static final Set<Bundesland> EPIPHANY = EnumSet.of(BW, BY, ST);

  public static Optional<Bundesland> of(String code) {
    for (Bundesland state : values()) {
      if (state.name().equals(code)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** In the order of the calendar. */
  public List<PublicHoliday> holidays(int year) {
    var days = new ArrayList<PublicHoliday>();
    fixed(days, year);
    movable(days, easterSunday(year));
    days.sort(Comparator.comparing(PublicHoliday::date));
    return List.copyOf(days);
  }

  private void fixed(List<PublicHoliday> days, int year) {
    add(days, true, LocalDate.of(year, 1, 1), "Neujahr");
    add(days, EPIPHANY.contains(this), LocalDate.of(year, 1, 6), "Heilige Drei Könige");
    boolean womensDay = this == BE || (this == MV && year >= 2023);
    add(days, womensDay, LocalDate.of(year, 3, 8), "Internationaler Frauentag");
    add(days, true, LocalDate.of(year, 5, 1), "Tag der Arbeit");
    boolean liberation = this == BE && (year == 2020 || year == 2025);
    add(days, liberation, LocalDate.of(year, 5, 8), "Tag der Befreiung");
    boolean uprising = this == BE && year == 2028;
    add(days, uprising, LocalDate.of(year, 6, 17), "75. Jahrestag des Volksaufstandes");
    add(days, this == SL, LocalDate.of(year, 8, 15), "Mariä Himmelfahrt");
    add(days, this == TH, LocalDate.of(year, 9, 20), "Weltkindertag");
    add(days, true, LocalDate.of(year, 10, 3), "Tag der Deutschen Einheit");
    add(days, REFORMATION.contains(this), LocalDate.of(year, 10, 31), "Reformationstag");
    add(days, ALL_SAINTS.contains(this), LocalDate.of(year, 11, 1), "Allerheiligen");
    LocalDate repentance = LocalDate.of(year, 11, 23).with(previous(WEDNESDAY));
    add(days, this == SN, repentance, "Buß- und Bettag");
    add(days, true, LocalDate.of(year, 12, 25), "1. Weihnachtstag");
    add(days, true, LocalDate.of(year, 12, 26), "2. Weihnachtstag");
  }

  private void movable(List<PublicHoliday> days, LocalDate easter) {
    add(days, true, easter.minusDays(2), "Karfreitag");
    add(days, this == BB, easter, "Ostersonntag");
    add(days, true, easter.plusDays(1), "Ostermontag");
    add(days, true, easter.plusDays(39), "Christi Himmelfahrt");
    add(days, this == BB, easter.plusDays(49), "Pfingstsonntag");
    add(days, true, easter.plusDays(50), "Pfingstmontag");
    add(days, CORPUS_CHRISTI.contains(this), easter.plusDays(60), "Fronleichnam");
  }

  private static void add(List<PublicHoliday> days, boolean rests, LocalDate date, String name) {
    if (rests) {
      days.add(new PublicHoliday(date, name));
    }
  }

  /** By the rule of Meeus, Jones and Butcher for the Gregorian calendar. */
  private static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
