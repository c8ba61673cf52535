/**
 * LiveKit's worker protocol: registers an agent under its name, says how busy it is, takes jobs and
 * tells how they end. What a job is about is the affair of a {@link
 * dental.sofia.agent.worker.JobRunner}. Start reading at {@link dental.sofia.agent.worker.Worker}.
 */
package dental.sofia.agent.worker;
