package dental.sofia.calendar.desk;

/**
 * Told to whoever listens after a change has been committed, so that nobody waits for the next look
 * into the journal.
 */
public enum JournalGrew {
  NOW
}
