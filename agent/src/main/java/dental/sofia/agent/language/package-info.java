/**
 * What a language model is told and what it may do, whoever runs it: {@link
 * dental.sofia.agent.language.Prompt} are its rules, {@link dental.sofia.agent.language.Desk} its
 * functions. A model may err, so the desk checks everything that it wants, and changes nothing that
 * the caller was not asked about before.
 */
package dental.sofia.agent.language;
