package dental.sofia.calendar.events;

/** Hears of changes, one after the other, always by the same thread. */
public interface Subscriber {
  /**
   * @param position shown again, it begins after this change; an earlier one may be heard twice,
   *     none is missed
   * @return false if nobody listens any more
   */
  boolean hear(String position, Change change);
}
