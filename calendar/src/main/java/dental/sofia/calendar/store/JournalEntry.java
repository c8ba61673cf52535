package dental.sofia.calendar.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the journal.
 *
 * @param actor for instance {@code staff:praxis} or {@code agent}
 * @param subjectId of the appointment or patient that it was done to
 */
public record JournalEntry(
    long id, Instant at, String actor, String action, Optional<Long> subjectId) {
  public Optional<Deed> deed() {
    return Deed.of(action);
  }
}
