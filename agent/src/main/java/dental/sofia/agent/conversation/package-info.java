/**
 * What Sofia says: a pure function from what was and what happened to what is and what is to be
 * done. It knows neither rooms nor sound nor the network; a call carries out its {@link
 * dental.sofia.agent.conversation.Action}s. Start reading at {@link
 * dental.sofia.agent.conversation.Conversation}.
 */
package dental.sofia.agent.conversation;
