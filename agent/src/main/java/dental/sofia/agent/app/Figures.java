package dental.sofia.agent.app;

import dental.sofia.agent.call.CallEvents;
import dental.sofia.agent.gemini.GeminiEvents;
import dental.sofia.agent.worker.WorkerEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What Prometheus is told of calls. */
@Singleton
public class Figures implements WorkerEvents, CallEvents, GeminiEvents {
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
  public void connected(Duration after) {
    registry.timer("sofia.agent.gemini.connect").record(after);
  }

  @Override
  public void resumed() {
    registry.counter("sofia.agent.gemini.resumed").increment();
  }

  @Override
  public void interrupted() {
    registry.counter("sofia.agent.gemini.interrupted").increment();
  }

  @Override
  public void tokens(int count) {
    registry.counter("sofia.agent.gemini.tokens").increment(count);
  }

  @Override
  public void speechFailed() {
    registry.counter("sofia.agent.speech.failed").increment();
  }
}
