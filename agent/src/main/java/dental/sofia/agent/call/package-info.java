/**
 * One call: an agent in a room, between the caller and the conversation. It carries out what the
 * conversation wants and tells it what happens. Start reading at {@link
 * dental.sofia.agent.call.Call}.
 */
package dental.sofia.agent.call;
