package dental.sofia.calendar.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;

/** One of the two databases is active in a process; nobody else has to know which. */
@ApplicationScoped
class ActiveDatabase {
  static final String EMBEDDED = "embedded";
  static final String SERVER = "server";

  private final boolean embedded;
  private final InjectableInstance<SessionFactory> embeddedSessions;
  private final InjectableInstance<SessionFactory> serverSessions;

  ActiveDatabase(
      @ConfigProperty(name = "quarkus.datasource.embedded.active") boolean embedded,
      @PersistenceUnit(EMBEDDED) InjectableInstance<SessionFactory> embeddedSessions,
      @PersistenceUnit(SERVER) InjectableInstance<SessionFactory> serverSessions) {
    this.embedded = embedded;
    this.embeddedSessions = embeddedSessions;
    this.serverSessions = serverSessions;
  }

  @Produces
  @Singleton
  SessionFactory sessions() {
    return embedded ? embeddedSessions.get() : serverSessions.get();
  }

  @Produces
  @Singleton
  Durability durability(@DataSource(EMBEDDED) InjectableInstance<AgroalDataSource> source) {
    // PostgreSQL answers a commit when it is on the disk.
    return embedded ? new GroupCommit(source.get()) : () -> {};
  }
}
