package dental.sofia.agent.conversation;

import java.util.List;
import java.util.Optional;

/**
 * Where a conversation by rules stands.
 *
 * @param asked what the caller was last asked
 * @param question the words of it, to be said again
 * @param pending what was asked of the calendar and not answered yet
 * @param unheard what the caller said meanwhile
 * @param done appointments made, moved or cancelled in this call
 */
record Standing(
    Practice practice,
    String callId,
    Task task,
    Asked asked,
    String question,
    Optional<String> name,
    Optional<String> phone,
    Optional<Request> pending,
    List<String> unheard,
    int misunderstood,
    int silences,
    int vain,
    int done)
    implements Conversation.State {

  /** What an answer is expected to. */
  enum Asked {
    NOTHING,
    REASON,
    NAME,
    WHEN,
    CHOICE,
    PHONE,
    WHICH,
    CONFIRMATION,
    WHAT_TO_CHANGE,
    TRY_AGAIN,
    ANYTHING_ELSE
  }

  Standing {
    unheard = List.copyOf(unheard);
  }
}
