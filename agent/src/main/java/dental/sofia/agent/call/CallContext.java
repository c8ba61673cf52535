package dental.sofia.agent.call;

import dental.sofia.agent.conversation.Conversation;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all calls have in common.
 *
 * @param relayOnly media through a TURN server only
 * @param listenersMillis how long the greeting waits for somebody to hear it
 */
public record CallContext(
    Conversation conversation,
    SpeechSynthesis synthesis,
    Tools tools,
    CallSettings settings,
    CallEvents callEvents,
    ScheduledExecutorService timer,
    Clock clock,
    boolean relayOnly,
    long listenersMillis) {}
