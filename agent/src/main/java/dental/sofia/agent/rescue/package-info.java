/**
 * A call whose agent was lost gets another: LiveKit gives a job to one worker and never again.
 * Start reading at {@link dental.sofia.agent.rescue.Rescue}; {@link
 * dental.sofia.agent.rescue.Peers} notices before LiveKit does.
 */
package dental.sofia.agent.rescue;
