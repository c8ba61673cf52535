package dental.sofia.agent.language;

import java.util.Map;

/**
 * A function that a language model can call.
 *
 * @param description when to use it, for the model
 * @param parameters JSON schema of an object
 */
public record Tool(String name, String description, Map<String, Object> parameters) {}
