package dental.sofia.operator.status;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.status.Transitions.Announcement;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Writes events where {@code kubectl describe} shows them. An event that can't be written is logged
 * and forgotten.
 */
@ApplicationScoped
public class EventRecorder {

  private static final Logger LOG = Logger.getLogger(EventRecorder.class);

  /** What the API server allows for an event's message. */
  private static final int MAX_MESSAGE = 1024;

  private final KubernetesClient client;
  private final Clock clock;

  public EventRecorder(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  public void record(SofiaDeployment resource, Announcement announcement) {
    var metadata = resource.getMetadata();
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    String message = announcement.message();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(metadata.getName() + ".")
            .withNamespace(metadata.getNamespace())
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(resource.getApiVersion())
            .withKind(resource.getKind())
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .withResourceVersion(metadata.getResourceVersion())
            .endInvolvedObject()
            .withType(announcement.type())
            .withReason(announcement.reason())
            .withMessage(
                message.length() <= MAX_MESSAGE
                    ? message
                    : message.substring(0, MAX_MESSAGE - 1) + "…")
            .withNewSource()
            .withComponent(Labels.MANAGER)
            .endSource()
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .build();
    try {
      client.v1().events().inNamespace(metadata.getNamespace()).resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.warnf(
          "event %s of %s could not be written: %s",
          announcement.reason(), metadata.getName(), e.getMessage());
    }
  }
}
