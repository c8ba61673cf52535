/**
 * One call: an agent in a room, between the caller and the partner who holds the conversation.
 * {@link dental.sofia.agent.call.Call} comes and goes, {@link dental.sofia.agent.call.Scene} is
 * what happens in between. Start reading at the former.
 */
package dental.sofia.agent.call;
