package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Practice;

/**
 * One way to hold conversations; there is one in a process, and it is used by all calls at once.
 */
public interface Provider {

  /** As it is chosen by, and as it is called in figures. */
  String name();

  /** Whether its partners understand sound; else callers have to write. */
  boolean hears();

  /**
   * Somebody for one call. Must not wait: connections are made later.
   *
   * @param stage of this call
   */
  Partner partner(Stage stage);

  /** Called before calls come and now and then later, and may take its time. */
  default void prepare(Practice practice) {}
}
