package dental.sofia.agent.worker;

/** Is told what a worker does; for figures. */
public interface WorkerEvents {
  WorkerEvents NONE = new WorkerEvents() {};

  default void offered(boolean accepted) {}

  default void ended(boolean well) {}

  default void connectionLost() {}
}
