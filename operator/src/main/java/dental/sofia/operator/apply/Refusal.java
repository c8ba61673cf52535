package dental.sofia.operator.apply;

import dental.sofia.operator.apply.Applied.Cause;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/**
 * What it means that the API server did not take an object.
 *
 * @param answer what it answered instead
 */
record Refusal(KubernetesClientException answer) {

  /** The API server's word for a body that is well formed and not acceptable. */
  private static final int UNPROCESSABLE = 422;

  private static final int TOO_MANY_REQUESTS = 429;

  /** The same object may well be taken the next time: after a new token, a race, a pause. */
  private static final Set<Integer> PASSING =
      Set.of(
          HttpURLConnection.HTTP_UNAUTHORIZED,
          HttpURLConnection.HTTP_CLIENT_TIMEOUT,
          HttpURLConnection.HTTP_CONFLICT,
          TOO_MANY_REQUESTS);

  /** Whether the object itself was looked at and refused. */
  boolean isFinal() {
    int code = answer.getCode();
    return code >= 400 && code < 500 && !PASSING.contains(code);
  }

  /** The namespace is being deleted: nothing can be created there, and nothing has to be. */
  boolean isOfTheNamespace() {
    return status().map(Status::getDetails).stream()
        .flatMap(details -> details.getCauses().stream())
        .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
  }

  Cause cause() {
    return switch (answer.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN -> Cause.FORBIDDEN;
      case UNPROCESSABLE ->
          message().contains("provided port is already allocated")
              ? Cause.NODE_PORT_TAKEN
              : message().contains("provided port is not in the valid range")
                  ? Cause.NODE_PORT_OUT_OF_RANGE
                  : Cause.INVALID;
      default -> Cause.INVALID;
    };
  }

  /** In the API server's own words. */
  String message() {
    return status().map(Status::getMessage).orElseGet(() -> String.valueOf(answer.getMessage()));
  }

  private Optional<Status> status() {
    return Optional.ofNullable(answer.getStatus());
  }
}
