package dental.sofia.agent.worker;

import java.net.URI;

/**
 * A job that this worker has got.
 *
 * @param room its name
 * @param metadata what whoever dispatched the agent wanted it to know; mostly empty
 * @param server to join at
 * @param token to join with, good for an hour
 */
public record Assignment(String jobId, String room, String metadata, URI server, String token) {

  /** Without the token. */
  @Override
  public String toString() {
    return "Assignment[" + jobId + ", " + room + "]";
  }
}
