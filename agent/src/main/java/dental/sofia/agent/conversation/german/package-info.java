/**
 * German as callers say and write it: numbers, days and times understood ({@link
 * dental.sofia.agent.conversation.german.Wishes}) and said ({@link
 * dental.sofia.agent.conversation.german.Spoken}). Knows nothing of dentists.
 */
package dental.sofia.agent.conversation.german;
