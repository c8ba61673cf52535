package dental.sofia.agent.worker;

/** Is told what a worker does; for figures. */
public interface WorkerEvents {
  WorkerEvents NONE = new WorkerEvents() {};

  /** LiveKit knows it (again). */
  default void registered() {}

  default void offered(boolean accepted) {}

  default void ended(boolean well) {}

  default void connectionLost() {}
}
