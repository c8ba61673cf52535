/**
 * Text into German speech, and speech into text. {@link dental.sofia.agent.speech.SpeechSynthesis}
 * and {@link dental.sofia.agent.speech.SpeechRecognition} are the interfaces; {@link
 * dental.sofia.agent.speech.Espeak} needs no key and no network.
 */
package dental.sofia.agent.speech;
