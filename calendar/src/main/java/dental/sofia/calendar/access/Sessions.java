package dental.sofia.calendar.access;

import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.StaffSession;
import dental.sofia.calendar.store.StaffSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Staff that has signed in. Kept in the database, so that a session survives a restart and holds
 * for every replica.
 */
@ApplicationScoped
public class Sessions {
  /** Ends a session that is not used. */
  static final Duration IDLE = Duration.ofHours(12);

  /** Ends every session. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private final Database database;
  private final StaffSessions rows;
  private final Journal journal;
  private final StaffCredentials credentials;
  private final Clock clock;

  Sessions(
      Database database,
      StaffSessions rows,
      Journal journal,
      StaffCredentials credentials,
      Clock clock) {
    this.database = database;
    this.rows = rows;
    this.journal = journal;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * @param token for the cookie; it is kept nowhere else
   */
  public record Opened(String token, Caller.Staff staff) {}

  /** Empty if name and password are not those of the staff. */
  public Optional<Opened> signIn(String username, String password) {
    if (!credentials.match(username, password)) {
      refused();
      return Optional.empty();
    }
    return Optional.of(open(username));
  }

  /** Somebody was not let in. */
  public void refused() {
    database.change(session -> journal.note(session, "anonymous", Deed.SIGN_IN_REFUSED));
  }

  /** For somebody of whom it is known already who it is. */
  public Opened open(String username) {
    String token = Secrets.random();
    String csrfToken = Secrets.random();
    Instant now = clock.instant();
    database.change(
        session -> {
          rows.deleteStale(session, now.minus(IDLE), now.minus(LONGEST));
          rows.add(session, new StaffSession(Secrets.hash(token), username, csrfToken, now, now));
          journal.note(session, "staff:" + username, Deed.SIGNED_IN);
        });
    return new Opened(token, new Caller.Staff(username, csrfToken));
  }

  public Optional<Caller.Staff> find(String token) {
    String hash = Secrets.hash(token);
    Instant now = clock.instant();
    Optional<StaffSession> found =
        database
            .read(session -> rows.find(session, hash))
            .filter(it -> it.seenAt().isAfter(now.minus(IDLE)))
            .filter(it -> it.createdAt().isAfter(now.minus(LONGEST)));
    if (found.isPresent() && found.get().seenAt().isBefore(now.minus(NOTED_EVERY))) {
      database.change(session -> rows.seen(session, hash, now));
    }
    return found.map(it -> new Caller.Staff(it.username(), it.csrfToken()));
  }

  public void signOut(String token, Caller.Staff staff) {
    database.change(
        session -> {
          rows.delete(session, Secrets.hash(token));
          journal.note(session, "staff:" + staff.username(), Deed.SIGNED_OUT);
        });
  }
}
