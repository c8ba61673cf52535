package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.CalendarClient;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The practice's calendar, as its staff and its patients reach it. */
@EndToEnd
class CalendarIT {

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis =
        sandbox
            .create("practice: {name: Praxis Dr. Muster, phone: \"+493012345678\"}")
            .awaitReady();
  }

  @Test
  void thePageIsWhereTheStatusSaysAndKnowsThePractice() {
    var visitor = CalendarClient.visiting(praxis);
    assertThat(praxis.get().getStatus().page())
        .isEqualTo("http://localhost:" + praxis.nodePort(praxis.calendar(), "page"));
    assertThat(visitor.get("/")).contains("<html lang=\"de\"");
    assertThat(visitor.json("/api/v1/practice").get("name").asText())
        .isEqualTo("Praxis Dr. Muster");
  }

  @Test
  void strangersSeeNoAppointments() {
    assertThat(CalendarClient.visiting(praxis).status("/api/v1/appointments")).isEqualTo(401);
  }

  @Test
  void staffBookAndTheAppointmentOutlivesThePod() {
    var staff = CalendarClient.signedIn(praxis);
    long id = staff.book("Erika Muster", "+4930123456");
    var before = praxis.names("calendar");
    praxis.client().resource(praxis.pod("calendar")).delete();
    praxis.awaitOtherPods("calendar", before);
    assertThat(staff.json("/api/v1/appointments/" + id).get("patientName").asText())
        .isEqualTo("Erika Muster");
  }

  @Test
  void aNewPasswordIsTakenWithoutARestart() {
    var pods = praxis.podIdentities();
    praxis
        .client()
        .secrets()
        .inNamespace(praxis.namespace())
        .withName("praxis-staff")
        .edit(
            secret -> {
              secret.setStringData(Map.of("password", "a-new-password-of-the-staff"));
              return secret;
            });
    await("the new password is taken")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptions()
        .until(() -> CalendarClient.signedIn(praxis) != null);
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }

  @Test
  void appointmentsOutliveTheResourceAndAreFoundAgain(Sandbox sandbox) {
    Sofia first = sandbox.create("filiale", "").awaitReady();
    long id = CalendarClient.signedIn(first).book("Max Muster", "+4930123457");
    first.resource().delete();
    await("the pods are gone")
        .atMost(Duration.ofSeconds(90))
        .until(() -> first.objects().size() == 1);
    assertThat(first.objects()).singleElement().isInstanceOf(PersistentVolumeClaim.class);

    Sofia second = sandbox.create("filiale", "").awaitReady();
    assertThat(
            CalendarClient.signedIn(second)
                .json("/api/v1/appointments/" + id)
                .get("patientName")
                .asText())
        .isEqualTo("Max Muster");
  }

  @Test
  void withoutACalendarTheAppointmentsStay(Sandbox sandbox) {
    Sofia lone = sandbox.create("ohne", "").awaitReady();
    lone.change("calendar: {enabled: false}");
    lone.awaitReady();
    await("nothing of the calendar runs")
        .untilAsserted(() -> assertThat(lone.pods("calendar")).isEmpty());
    assertThat(lone.objects())
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .contains("PersistentVolumeClaim ohne-calendar-data")
        .doesNotContain("Deployment ohne-calendar", "Service ohne-calendar");
    assertThat(lone.condition("CalendarHealthy")).isEmpty();
    assertThat(lone.get().getStatus().page()).isNull();
  }

  @Test
  void staffWithAccountsElsewhereHaveNoPasswordAndHearThatTheirIssuerIsAway(Sandbox sandbox) {
    sandbox.createSecret("client", Map.of("clientSecret", "what the issuer knows"));
    String spec =
        "{calendar: {oidc: {issuer: \"https://localhost:1\", clientId: sofia, secretName: client}}}";
    Sofia other = sandbox.create("konten", spec).awaitReady();
    var visitor = CalendarClient.visiting(other);
    assertThat(visitor.json("/api/session").get("method").asText()).isEqualTo("oidc");
    assertThat(visitor.redirect("/api/session/oidc")).isEqualTo("/?signin=unavailable");
  }
}
