package dental.sofia.operator.controller;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** An exception in one stable line for people. */
final class Failure {

  private Failure() {}

  static String describe(Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof KubernetesClientException refused) {
        return refused.getStatus() != null && refused.getStatus().getMessage() != null
            ? "the API server answered: " + refused.getStatus().getMessage()
            : "the API server can't be reached";
      }
    }
    return "the operator failed with "
        + error.getClass().getSimpleName()
        + "; its log has the details";
  }
}
