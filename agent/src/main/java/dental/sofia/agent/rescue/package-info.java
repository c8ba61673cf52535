/**
 * A call whose agent was lost gets another: LiveKit gives a job to one worker and never again.
 * Start reading at {@link dental.sofia.agent.rescue.Rescue}.
 */
package dental.sofia.agent.rescue;
