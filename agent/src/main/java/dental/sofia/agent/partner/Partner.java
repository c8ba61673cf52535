package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.rtc.AudioFrame;
import java.util.List;

/**
 * Sofia in one call. Her methods are called one after the other, never two at a time, and must not
 * wait: what takes longer is done elsewhere and told to the {@link Stage}, whose methods can be
 * called from any thread. What goes wrong is told to {@link Stage#failed}.
 */
public interface Partner {

  /**
   * The caller is there and hears; called once, before anything else but {@link #close}.
   *
   * @param practice as it is now
   * @param soFar empty at the beginning of a call, which asks for a greeting. Else somebody else
   *     has held the conversation so far and failed: to be gone on with, beginning with an answer
   *     if the last word is the caller's
   */
  void begin(Practice practice, List<Line> soFar);

  /** The caller has written this. What Sofia was saying is cut off already. */
  void wrote(String text);

  /**
   * The caller has begun to speak. While Sofia is speaking that is said only of what lasts longer
   * than a cough; she is held meanwhile, and goes on unless {@link Stage#clear} is called now.
   */
  default void voiceBegan() {}

  /**
   * Sound of the caller, silence included: ten milliseconds at 48 kHz, one channel. In order with
   * {@link #voiceBegan} and {@link #voiceEnded}; the beginning of a word comes some hundred
   * milliseconds before the former.
   */
  default void audio(AudioFrame frame) {}

  /** The caller's turn is over, by the length of the pause. */
  default void voiceEnded() {}

  /** Nobody has said anything for a while. */
  default void silence() {}

  /** The call is over, or somebody else has taken it over; nothing is called afterwards. */
  default void close() {}
}
