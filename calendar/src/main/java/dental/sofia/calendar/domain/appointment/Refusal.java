package dental.sofia.calendar.domain.appointment;

import java.util.List;

/** Why there is no appointment at the time that was asked for. */
public sealed interface Refusal {
  /**
   * @param alternatives free slots of the same length, the next ones first
   */
  record SlotTaken(List<Slot> alternatives) implements Refusal {}

  /** In a break, before opening, past closing, or on a day that is always off. */
  record OutsideOpeningHours() implements Refusal {}

  /** It has begun already. */
  record Past() implements Refusal {}

  /**
   * @param name of the public holiday, or the reason of the closure, in German
   */
  record Holiday(String name) implements Refusal {}

  /**
   * @param known what the practice does treat
   */
  record UnknownTreatment(List<String> known) implements Refusal {}
}
