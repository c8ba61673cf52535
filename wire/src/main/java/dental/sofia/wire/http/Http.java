package dental.sofia.wire.http;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.net.Connection;
import dental.sofia.wire.net.WireException;

/** One request, one response. */
public final class Http {
  private Http() {}

  /** Never throws. Redirections are not followed: no server asked here has a reason for one. */
  public static HttpResult send(HttpOrigin origin, HttpRequest request, Deadline deadline) {
    try (var connection = Connection.open(origin.endpoint(), deadline)) {
      return connection.call(
          "waiting for the HTTP response",
          deadline,
          () -> {
            connection.out().write(request.encode(origin.authority()));
            connection.out().flush();
            return new HttpReader(connection.in()).response();
          });
    } catch (WireException e) {
      return new HttpResult.Failed(e.fault());
    }
  }
}
