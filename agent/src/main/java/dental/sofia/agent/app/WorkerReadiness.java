package dental.sofia.agent.app;

import dental.sofia.agent.worker.Worker;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who takes calls. */
@Readiness
@Singleton
class WorkerReadiness implements HealthCheck {
  private final Worker worker;

  WorkerReadiness(Worker worker) {
    this.worker = worker;
  }

  @Override
  public HealthCheckResponse call() {
    var state = worker.state();
    return HealthCheckResponse.named("registered at LiveKit")
        .status(state.ready())
        .withData("calls", state.activeCalls())
        .build();
  }
}
