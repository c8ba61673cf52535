package dental.sofia.agent.worker;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who the worker is.
 *
 * @param server {@code ws://} or {@code wss://}
 * @param token makes a token with the grant {@code agent}; asked anew for each connection
 * @param agentName under which it is dispatched
 * @param maxCalls jobs at a time
 * @param attributes what its participants carry from the start; asked anew for each job
 */
public record WorkerOptions(
    URI server,
    Supplier<String> token,
    String agentName,
    String version,
    int maxCalls,
    Supplier<Map<String, String>> attributes) {}
