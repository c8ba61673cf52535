/**
 * Conversations by rules, without key and network: {@link
 * dental.sofia.agent.conversation.OfflineConversation} says what, and a recogniser hears if there
 * is one. Start reading at {@link dental.sofia.agent.offline.OfflinePartner}.
 */
package dental.sofia.agent.offline;
