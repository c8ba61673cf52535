package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What a {@link Partner} can do in its call. Every method can be called from any thread and never
 * waits. After the end of the call nothing has an effect.
 */
public interface Stage {

  /** Of this call and no other. */
  String callId();

  /** By the practice's clock. */
  LocalDateTime now();

  /**
   * Where the partner's methods are called, one after the other: for what must happen in order with
   * them.
   */
  Executor turns();

  /**
   * Says this after all that was to be said before, in the voice that is always there, and writes
   * it.
   *
   * @return completed when it was heard, or was cut off
   */
  CompletableFuture<Void> say(String text);

  /**
   * The same in another voice.
   *
   * @param sound at 48 kHz, one channel; if it fails, the voice that is always there says it
   */
  CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound);

  /** Begins to say something of which the sound and the words are still to come. */
  Utterance speak();

  /**
   * Sofia is silent at once; what waits is never said.
   *
   * @return whether there was anything to cut off
   */
  boolean clear();

  /**
   * Shows what the caller has said.
   *
   * @param segment the same for all that is understood of one turn; the later text replaces the
   *     earlier one
   * @param complete nothing more comes of this segment
   */
  void heard(String segment, String text, boolean complete);

  /**
   * How often the caller has written or begun to speak. What was summed up for the caller is not
   * confirmed as long as this is the same.
   */
  int callerTurns();

  /** Asks the calendar; never fails, and is completed on {@link #turns}. */
  CompletableFuture<Answer> ask(Request request);

  /** Shows on the caller's page what became of an appointment. */
  void show(Action.Show what);

  /** Ends the call as soon as all is said. */
  void hangUp();

  /** The partner can't go on: somebody else does. Nothing that it does afterwards has an effect. */
  void failed(Failure failure);
}
