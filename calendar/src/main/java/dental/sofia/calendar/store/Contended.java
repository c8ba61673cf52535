package dental.sofia.calendar.store;

/** What was read has changed before it was written. The transaction is made again. */
final class Contended extends RuntimeException {
  Contended() {
    super("changed by another transaction", null, false, false);
  }
}
