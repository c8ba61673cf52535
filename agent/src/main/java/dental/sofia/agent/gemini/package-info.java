/**
 * Sofia by Google's Live API, sound in and sound out. {@link
 * dental.sofia.agent.gemini.GeminiProvider} is all that others know of it, and none of Google's
 * classes is loaded before there is one. {@link dental.sofia.agent.gemini.GeminiPartner} holds a
 * conversation, {@link dental.sofia.agent.gemini.Session} is what Google remembers of it, and
 * {@link dental.sofia.agent.gemini.Connection} one connection to Google.
 */
package dental.sofia.agent.gemini;
