package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.e2e.harness.CalendarClient;
import dental.sofia.e2e.harness.DatabaseServer;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Appointments in a server of the user's, with two pods of the calendar. */
@EndToEnd
class PostgreSqlIT {

  private static final Duration NOTICED = Duration.ofSeconds(30);

  private static DatabaseServer server;
  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    assumeThat(sandbox.cluster().isLocalNode()).as("pods reach this machine").isTrue();
    server = DatabaseServer.at(sandbox.cluster().internalAddress());
    server.start();
    sandbox.createSecret("database", server.login());
    praxis =
        sandbox
            .create(
                "{calendar: {replicas: 2, database: {type: PostgreSQL, secretName: database}}, checks: {interval: 10s}}")
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void whatOnePodBooksTheOtherKnowsAndThereIsNoVolume() {
    var staff = CalendarClient.signedIn(praxis);
    long id = staff.book("Erika Muster", "+4930123456");
    // Each request may come to either pod.
    for (int request = 0; request < 10; request++) {
      assertThat(staff.status("/api/v1/appointments/" + id)).isEqualTo(200);
    }
    assertThat(praxis.pods("calendar")).hasSize(2);
    assertThat(praxis.objects())
        .extracting(object -> object.getKind())
        .doesNotContain("PersistentVolumeClaim");
  }

  @Test
  void aDatabaseThatIsDownIsSaidAndComesBackByItself() {
    server.stop();
    try {
      var down = praxis.awaitCondition("CalendarHealthy", "False", "DatabaseDown", NOTICED);
      assertThat(down.getMessage()).startsWith("pod ");
      // Also when its pods have long given up taking callers.
      praxis.awaitCondition("CalendarAvailable", "False", "PodsNotReady", NOTICED);
      praxis.awaitCondition("CalendarHealthy", "False", "DatabaseDown", NOTICED);
    } finally {
      server.start();
    }
    praxis.awaitReady();
  }

  @Test
  void aLoginThatLacksAPasswordIsNamedWithWhatToWrite(Sandbox sandbox) {
    var login = new HashMap<>(server.login());
    login.remove("password");
    sandbox.createSecret("incomplete", login);
    Sofia other =
        sandbox.create("other", "calendar: {database: {type: PostgreSQL, secretName: incomplete}}");
    assertThat(other.awaitCondition("SpecAccepted", "False", "SecretUnusable").getMessage())
        .contains("calendar.database.secretName", "incomplete", "has no key password");
  }
}
