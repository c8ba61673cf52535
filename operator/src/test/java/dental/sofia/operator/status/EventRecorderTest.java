package dental.sofia.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.status.Transitions.Announcement;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class EventRecorderTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T08:00:00.987Z"), ZoneOffset.UTC);

  KubernetesMockServer server;
  KubernetesClient client;
  private final SofiaDeployment resource = Resources.withSpec("{}");

  @Test
  void writesAnEventWhereDescribeShowsIt() {
    record("LiveKitAvailable: it crashes");
    assertThat(written())
        .returns("Warning", Event::getType)
        .returns("CrashLooping", Event::getReason)
        .returns("LiveKitAvailable: it crashes", Event::getMessage)
        .returns("2026-01-01T08:00:00Z", Event::getFirstTimestamp)
        .returns("2026-01-01T08:00:00Z", Event::getLastTimestamp);
    assertThat(written().getInvolvedObject())
        .returns("SofiaDeployment", object -> object.getKind())
        .returns("sofia.dental/v1alpha1", object -> object.getApiVersion())
        .returns("praxis", object -> object.getName())
        .returns(Resources.NAMESPACE, object -> object.getNamespace())
        .returns(Resources.UID, object -> object.getUid());
  }

  @Test
  void cutsAMessageThatTheApiServerWouldRefuse() {
    record("x".repeat(5000));
    assertThat(written().getMessage()).hasSize(1024).endsWith("x…");
  }

  /** A report must not fail because of its announcement. */
  @Test
  void goesOnWithoutAnEventThatCanNotBeWritten() {
    server
        .expect()
        .post()
        .withPath("/api/v1/namespaces/" + Resources.NAMESPACE + "/events")
        .andReturn(403, null)
        .always();
    assertThatCode(() -> record("forbidden")).doesNotThrowAnyException();
    assertThat(client.v1().events().inNamespace(Resources.NAMESPACE).list().getItems()).isEmpty();
  }

  private void record(String message) {
    new EventRecorder(client, CLOCK)
        .record(resource, new Announcement("Warning", "CrashLooping", message));
  }

  private Event written() {
    var events = client.v1().events().inNamespace(Resources.NAMESPACE).list().getItems();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }
}
