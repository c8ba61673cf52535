package dental.sofia.calendar.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.StatelessSession;

/** Who did what, when and to which record; written in the transaction that did it. */
@ApplicationScoped
public class Journal {
  private final Clock clock;

  Journal(Clock clock) {
    this.clock = clock;
  }

  public void note(StatelessSession session, String actor, Deed deed) {
    insert(session, actor, deed, null);
  }

  public void note(StatelessSession session, String actor, Deed deed, long subjectId) {
    insert(session, actor, deed, subjectId);
  }

  /** The newest first, and none of this number or a later one. */
  public List<JournalEntry> before(StatelessSession session, long id, int most) {
    return Hql.select(
            session,
            "select j from JournalRow j where j.id < :id order by j.id desc",
            JournalRow.class)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(Journal::entry)
        .toList();
  }

  /**
   * In the order of their numbers. A lower number may still come, of a transaction that has not
   * ended.
   */
  public List<JournalEntry> after(StatelessSession session, long id, int most) {
    return Hql.select(
            session, "select j from JournalRow j where j.id > :id order by j.id", JournalRow.class)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(Journal::entry)
        .toList();
  }

  /** Empty if there is no entry. */
  public OptionalLong lastId(StatelessSession session) {
    Long last =
        Hql.select(session, "select max(j.id) from JournalRow j", Long.class).getSingleResult();
    return last == null ? OptionalLong.empty() : OptionalLong.of(last);
  }

  private void insert(StatelessSession session, String actor, Deed deed, Long subjectId) {
    var row = new JournalRow();
    row.at = clock.instant();
    row.actor = actor;
    row.action = deed.word();
    row.subjectId = subjectId;
    session.insert(row);
  }

  private static JournalEntry entry(JournalRow row) {
    return new JournalEntry(
        row.id, row.at, row.actor, row.action, Optional.ofNullable(row.subjectId));
  }
}
