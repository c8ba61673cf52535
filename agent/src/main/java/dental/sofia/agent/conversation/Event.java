package dental.sofia.agent.conversation;

/** What happens in a call. */
public sealed interface Event {

  /** The caller said or wrote this. */
  record Heard(String text) implements Event {}

  /** The caller speaks, and there is nobody here who turns speech into text. */
  record SpokenInVain() implements Event {}

  /** Sofia was cut off by a sound in which there were no words. */
  record CutOff() implements Event {}

  /** Nobody has said anything for a while. */
  record Silence() implements Event {}

  /** What came of an {@link Action.Ask}; they are answered in order. */
  record Answered(Answer answer) implements Event {}
}
