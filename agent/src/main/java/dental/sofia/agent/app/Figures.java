package dental.sofia.agent.app;

import dental.sofia.agent.call.CallEvents;
import dental.sofia.agent.worker.WorkerEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What Prometheus is told of calls. */
@Singleton
public class Figures implements WorkerEvents, CallEvents {
  private final MeterRegistry registry;

  Figures(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void offered(boolean accepted) {
    registry.counter("sofia.agent.jobs.offered", "accepted", String.valueOf(accepted)).increment();
  }

  @Override
  public void ended(boolean well) {
    registry.counter("sofia.agent.calls.ended", "well", String.valueOf(well)).increment();
  }

  @Override
  public void connectionLost() {
    registry.counter("sofia.agent.connections.lost").increment();
  }

  @Override
  public void greeted(Duration after) {
    registry.timer("sofia.agent.greeting").record(after);
  }

  @Override
  public void turn(Duration fromQuestionToSound) {
    registry.timer("sofia.agent.turn").record(fromQuestionToSound);
  }

  @Override
  public void speechFailed() {
    registry.counter("sofia.agent.speech.failed").increment();
  }
}
