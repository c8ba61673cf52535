/**
 * Text into German speech. {@link dental.sofia.agent.speech.SpeechSynthesis} is the interface that
 * every provider has; {@link dental.sofia.agent.speech.Espeak} needs no key and no network.
 */
package dental.sofia.agent.speech;
