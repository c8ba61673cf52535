/**
 * Conversations by whoever has OpenAI's API: what a caller says becomes text, a chat with functions
 * answers, and its sentences are spoken one by one. Text and functions go through LangChain4j,
 * sound through the JDK's HTTP client: it tells when to try again, and is cut off with the caller.
 * Start reading at {@link dental.sofia.agent.openai.OpenAiPartner}.
 */
package dental.sofia.agent.openai;
