package dental.sofia.agent.conversation;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** What can be asked of the calendar. */
public sealed interface Request {

  /** Which times are free on these days. */
  record FreeSlots(LocalDate from, int days, String treatment) implements Request {}

  /**
   * @param key the same for the same wish: asking twice books once
   */
  record Book(String key, String name, String phone, LocalDateTime start, String treatment)
      implements Request {}

  /** Which appointments this number has ahead. */
  record Find(String phone) implements Request {}

  /**
   * @param phone must be the appointment's
   */
  record Move(long id, String phone, LocalDateTime start) implements Request {}

  /**
   * @param phone must be the appointment's
   */
  record Cancel(long id, String phone) implements Request {}
}
