package dental.sofia.e2e.faults;

/**
 * Something that is wrong from its inflicting to its repair.
 *
 * @param inflict makes it wrong
 * @param repair makes it right again
 */
record Fault(Runnable inflict, Runnable repair) {

  /** The server runs with a change. */
  static Fault in(Server server, Change change) {
    return new Fault(() -> server.run(change), () -> server.run(Change.NONE));
  }

  /** The same from the start of its container on. */
  static Fault fromTheStart(Server server, Change change) {
    return new Fault(() -> server.restart(change), () -> server.restart(Change.NONE));
  }

  /** The server is stopped by a signal: it hangs. */
  static Fault hanging(Server server) {
    return new Fault(server::stop, server::proceed);
  }

  /** The same, and then this. */
  Fault then(Runnable more) {
    return new Fault(
        () -> {
          inflict.run();
          more.run();
        },
        repair);
  }
}
