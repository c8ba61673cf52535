package dental.sofia.calendar.events;

/** Hears of changes, one after the other, always by the same thread. */
public interface Subscriber {
  /** Nothing that changes from now on is missed. Said before any change. */
  void begins();

  /** It could not begin; the subscriber has to come again. */
  void turnedAway();

  /**
   * @param position shown again, it begins after this change; an earlier one may be heard twice,
   *     none is missed
   * @return false if nobody listens any more
   */
  boolean hear(String position, Change change);
}
