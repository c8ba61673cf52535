package dental.sofia.agent.call;

import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all calls have in common.
 *
 * @param provider who holds the conversations
 * @param synthesis the voice that is always there
 * @param relayOnly media through a TURN server only
 * @param listenersMillis how long the greeting waits for somebody to hear it
 */
public record CallContext(
    Provider provider,
    SpeechSynthesis synthesis,
    Tools tools,
    CallSettings settings,
    CallEvents callEvents,
    ScheduledExecutorService timer,
    Clock clock,
    boolean relayOnly,
    long listenersMillis) {}
