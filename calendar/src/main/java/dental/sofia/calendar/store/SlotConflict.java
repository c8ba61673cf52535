package dental.sofia.calendar.store;

/** Somebody else was quicker. Undoes the transaction that it is thrown in. */
public final class SlotConflict extends RuntimeException {
  public SlotConflict() {
    super("the time is taken", null, false, false);
  }
}
