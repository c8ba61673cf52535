package dental.sofia.calendar.events;

import dental.sofia.calendar.store.JournalEntry;
import java.util.List;
import java.util.TreeMap;

/**
 * What of the journal has been read. Numbers are given out before a transaction ends, so a lower
 * one may appear after a higher one; what is missing is waited for until no transaction can be that
 * old.
 */
final class Settled {
  /** Longer than any transaction may take. */
  static final long PATIENCE_NANOS = 20_000_000_000L;

  private long floor;
  private final TreeMap<Long, Long> readAbove = new TreeMap<>();

  Settled(long floor) {
    this.floor = floor;
  }

  /** Everything up to this number has been read or will never come. */
  long floor() {
    return floor;
  }

  /** Those of what was found above the floor that had not been found before. */
  List<JournalEntry> fresh(List<JournalEntry> found, long nanoTime) {
    List<JournalEntry> fresh =
        found.stream().filter(entry -> !readAbove.containsKey(entry.id())).toList();
    fresh.forEach(entry -> readAbove.put(entry.id(), nanoTime));
    while (!readAbove.isEmpty()) {
      long next = readAbove.firstKey();
      boolean gapIsOld = nanoTime - readAbove.get(next) > PATIENCE_NANOS;
      if (next != floor + 1 && !gapIsOld) {
        break;
      }
      floor = next;
      readAbove.remove(next);
    }
    return fresh;
  }
}
