package dental.sofia.calendar.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Sessions of the staff as they are kept. */
@ApplicationScoped
public class StaffSessions {
  public void add(StatelessSession session, StaffSession added) {
    var row = new StaffSessionRow();
    row.tokenHash = added.tokenHash();
    row.username = added.username();
    row.csrfToken = added.csrfToken();
    row.createdAt = added.createdAt();
    row.seenAt = added.seenAt();
    session.insert(row);
  }

  public Optional<StaffSession> find(StatelessSession session, String tokenHash) {
    return Optional.ofNullable(session.get(StaffSessionRow.class, tokenHash))
        .map(
            row ->
                new StaffSession(
                    row.tokenHash, row.username, row.csrfToken, row.createdAt, row.seenAt));
  }

  public void seen(StatelessSession session, String tokenHash, Instant now) {
    Hql.change(session, "update StaffSessionRow set seenAt = :now where tokenHash = :hash")
        .setParameter("now", now)
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  public void delete(StatelessSession session, String tokenHash) {
    Hql.change(session, "delete from StaffSessionRow where tokenHash = :hash")
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  /** Those that nobody used since the first time, or that were made before the second one. */
  public void deleteStale(StatelessSession session, Instant seenBefore, Instant createdBefore) {
    Hql.change(session, "delete from StaffSessionRow where seenAt < :seen or createdAt < :created")
        .setParameter("seen", seenBefore)
        .setParameter("created", createdBefore)
        .executeUpdate();
  }
}
