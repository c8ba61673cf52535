package dental.sofia.calendar.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Which database this is. A restored one is another one, even if its numbers are the same. */
@ApplicationScoped
public class Installation {
  private static final short ONLY = 1;

  void nameOnFirstStart(@Observes @Priority(1) StartupEvent start, Database database) {
    if (database.read(session -> session.get(InstallationRow.class, ONLY)) == null) {
      database.change(this::nameIfUnnamed);
    }
  }

  public String epoch(StatelessSession session) {
    return session.get(InstallationRow.class, ONLY).epoch;
  }

  /** After this every page loads everything again. */
  public void rename(StatelessSession session) {
    Hql.change(session, "delete from InstallationRow").executeUpdate();
    nameIfUnnamed(session);
  }

  private void nameIfUnnamed(StatelessSession session) {
    // Another replica may have been quicker; then this is made again and finds its name.
    if (session.get(InstallationRow.class, ONLY) == null) {
      var row = new InstallationRow();
      row.id = ONLY;
      row.epoch = UUID.randomUUID().toString();
      session.insert(row);
    }
  }
}
