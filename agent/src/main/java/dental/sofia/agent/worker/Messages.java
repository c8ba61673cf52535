package dental.sofia.agent.worker;

import java.util.Map;
import livekit.LivekitAgent.AvailabilityResponse;
import livekit.LivekitAgent.JobStatus;
import livekit.LivekitAgent.JobType;
import livekit.LivekitAgent.RegisterWorkerRequest;
import livekit.LivekitAgent.UpdateJobStatus;
import livekit.LivekitAgent.UpdateWorkerStatus;
import livekit.LivekitAgent.WorkerMessage;
import livekit.LivekitAgent.WorkerPing;
import livekit.LivekitAgent.WorkerStatus;
import livekit.LivekitModels.ParticipantPermission;

/** What a worker says to the server. */
final class Messages {
  /** By this prefix a page knows which participant is the agent. */
  private static final String IDENTITY = "agent-";

  private Messages() {}

  static WorkerMessage register(WorkerOptions options, int pingSeconds) {
    return WorkerMessage.newBuilder()
        .setRegister(
            RegisterWorkerRequest.newBuilder()
                .setType(JobType.JT_ROOM)
                .setAgentName(options.agentName())
                .setVersion(options.version())
                .setPingInterval(pingSeconds)
                .setAllowedPermissions(
                    ParticipantPermission.newBuilder()
                        .setCanPublish(true)
                        .setCanSubscribe(true)
                        .setCanPublishData(true)
                        .setCanUpdateMetadata(true)))
        .build();
  }

  static WorkerMessage available(
      String jobId, boolean available, String displayName, Map<String, String> attributes) {
    return WorkerMessage.newBuilder()
        .setAvailability(
            AvailabilityResponse.newBuilder()
                .setJobId(jobId)
                .setAvailable(available)
                .setParticipantIdentity(IDENTITY + jobId)
                .setParticipantName(displayName)
                .putAllParticipantAttributes(attributes)
                .putParticipantAttributes("lk.agent.state", "initializing"))
        .build();
  }

  static WorkerMessage status(boolean full, float load, int active) {
    return WorkerMessage.newBuilder()
        .setUpdateWorker(
            UpdateWorkerStatus.newBuilder()
                .setStatus(full ? WorkerStatus.WS_FULL : WorkerStatus.WS_AVAILABLE)
                .setLoad(load)
                .setJobCount(active))
        .build();
  }

  static WorkerMessage job(String jobId, JobStatus status, String error) {
    return WorkerMessage.newBuilder()
        .setUpdateJob(
            UpdateJobStatus.newBuilder().setJobId(jobId).setStatus(status).setError(error))
        .build();
  }

  static WorkerMessage ping(long millis) {
    return WorkerMessage.newBuilder().setPing(WorkerPing.newBuilder().setTimestamp(millis)).build();
  }
}
