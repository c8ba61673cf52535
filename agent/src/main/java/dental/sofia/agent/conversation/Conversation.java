package dental.sofia.agent.conversation;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One way to hold a conversation. Implementations are pure: the same arguments, the same result.
 */
public interface Conversation {

  /** Where a conversation stands; immutable. */
  interface State {}

  /** What follows from an event. */
  record Step(State state, List<Action> actions) {
    public Step {
      actions = List.copyOf(actions);
    }
  }

  /**
   * The caller is there.
   *
   * @param callId of this call and no other
   * @param now of the practice, as all times
   */
  Step begin(Practice practice, String callId, LocalDateTime now);

  Step next(State state, Event event, LocalDateTime now);
}
