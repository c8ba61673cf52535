package dental.sofia.calendar.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date before anybody asks for them. Flyway is only woken when there is
 * something to do.
 */
@ApplicationScoped
class Schema {
  /** Of the newest file in {@code db/migration}. */
  static final String NEWEST = "1";

  private static final String HAS_NEWEST =
      "select 1 from \"flyway_schema_history\" where \"version\" = '"
          + NEWEST
          + "' and \"success\" = true";

  void migrate(
      @Observes @Priority(0) StartupEvent start,
      @ConfigProperty(name = "quarkus.datasource.embedded.active") boolean embedded,
      @DataSource(ActiveDatabase.EMBEDDED) InjectableInstance<AgroalDataSource> embeddedSource,
      @DataSource(ActiveDatabase.SERVER) InjectableInstance<AgroalDataSource> serverSource,
      @FlywayDataSource(ActiveDatabase.EMBEDDED) InjectableInstance<Flyway> embeddedFlyway,
      @FlywayDataSource(ActiveDatabase.SERVER) InjectableInstance<Flyway> serverFlyway) {
    AgroalDataSource source = (embedded ? embeddedSource : serverSource).get();
    if (!isCurrent(source)) {
      (embedded ? embeddedFlyway : serverFlyway).get().migrate();
    }
    EarlyOpening.end();
  }

  private static boolean isCurrent(AgroalDataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(HAS_NEWEST)) {
      return found.next();
    } catch (SQLException e) {
      // A database without any tables; if it is something worse, Flyway says so.
      return false;
    }
  }
}
