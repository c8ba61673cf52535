package dental.sofia.calendar.store;

/** Waits until what was committed is kept even if the machine loses its power. */
@FunctionalInterface
public interface Durability {
  void await();
}
