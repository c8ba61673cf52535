package dental.sofia.operator.controller;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.status.EventRecorder;
import dental.sofia.operator.status.NextProof;
import dental.sofia.operator.status.Publication;
import dental.sofia.operator.status.Transitions;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Turns a status into what the SDK is to write, and announces what changed. */
@ApplicationScoped
public class Reporter {

  private final EventRecorder events;
  private final OperatorConfig config;
  private final Clock clock;

  public Reporter(EventRecorder events, OperatorConfig config, Clock clock) {
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /** Reports and waits for the next event. */
  UpdateControl<SofiaDeployment> report(SofiaDeployment resource, SofiaDeploymentStatus status) {
    if (resource.getStatus().equals(status)) {
      return UpdateControl.noUpdate();
    }
    announce(resource, status);
    return UpdateControl.patchStatus(withStatus(resource, status));
  }

  /**
   * Reports and comes back after the interval, or earlier where the deployment is not ready or a
   * step was not worth a write yet.
   */
  UpdateControl<SofiaDeployment> report(
      SofiaDeployment resource, SofiaDeploymentStatus status, Duration interval) {
    Duration next =
        NextProof.after(status, clock.instant(), interval, resource.getMetadata().getUid());
    return switch (Publication.of(
        resource.getStatus(), status, clock.instant(), config.progressInterval())) {
      case Publication.Never never ->
          UpdateControl.<SofiaDeployment>noUpdate().rescheduleAfter(next);
      case Publication.Later later ->
          UpdateControl.<SofiaDeployment>noUpdate()
              .rescheduleAfter(later.delay().compareTo(next) < 0 ? later.delay() : next);
      case Publication.Now now -> report(resource, status).rescheduleAfter(next);
    };
  }

  ErrorStatusUpdateControl<SofiaDeployment> reportError(
      SofiaDeployment resource, SofiaDeploymentStatus status) {
    if (resource.getStatus().equals(status)) {
      return ErrorStatusUpdateControl.noStatusUpdate();
    }
    return ErrorStatusUpdateControl.patchStatus(withStatus(resource, status));
  }

  private void announce(SofiaDeployment resource, SofiaDeploymentStatus status) {
    Transitions.between(resource.getStatus(), status)
        .forEach(announcement -> events.record(resource, announcement));
  }

  /** Name and status only: server-side apply would otherwise claim the spec too. */
  private static SofiaDeployment withStatus(
      SofiaDeployment resource, SofiaDeploymentStatus status) {
    var fresh = new SofiaDeployment();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .build());
    fresh.setStatus(status);
    return fresh;
  }
}
