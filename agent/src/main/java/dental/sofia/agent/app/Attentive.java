package dental.sofia.agent.app;

import dental.sofia.agent.rescue.Rescue;
import dental.sofia.agent.worker.WorkerEvents;

/**
 * Figures, and whenever LiveKit knows us (again) a look at who was there before: perhaps this
 * process stands in for one that was killed.
 */
record Attentive(WorkerEvents figures, Rescue rescue) implements WorkerEvents {

  @Override
  public void registered() {
    rescue.look();
  }

  @Override
  public void offered(boolean accepted) {
    figures.offered(accepted);
  }

  @Override
  public void ended(boolean well) {
    figures.ended(well);
  }

  @Override
  public void connectionLost() {
    figures.connectionLost();
  }
}
