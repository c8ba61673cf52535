package dental.sofia.calendar.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/**
 * Queries, each parsed once. Hibernate remembers what it has parsed, but whoever asks at the same
 * moment for the first time parses it as well; twenty at once, after a start, need more memory than
 * everything else together.
 */
final class Hql {
  private static final Set<String> PARSED = ConcurrentHashMap.newKeySet();

  private Hql() {}

  static <T> SelectionQuery<T> select(StatelessSession session, String query, Class<T> type) {
    if (PARSED.contains(query)) {
      return session.createSelectionQuery(query, type);
    }
    synchronized (PARSED) {
      SelectionQuery<T> parsed = session.createSelectionQuery(query, type);
      PARSED.add(query);
      return parsed;
    }
  }

  static MutationQuery change(StatelessSession session, String query) {
    if (PARSED.contains(query)) {
      return session.createMutationQuery(query);
    }
    synchronized (PARSED) {
      MutationQuery parsed = session.createMutationQuery(query);
      PARSED.add(query);
      return parsed;
    }
  }
}
