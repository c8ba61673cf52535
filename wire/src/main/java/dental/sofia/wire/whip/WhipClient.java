package dental.sofia.wire.whip;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.http.HttpResult;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.ice.MalformedSdp;
import dental.sofia.wire.ice.SdpAnswer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Joins rooms at LiveKit's WHIP endpoint. */
public final class WhipClient {
  private static final String ENDPOINT = "/whip/v1";

  private final HttpOrigin server;

  public WhipClient(HttpOrigin server) {
    this.server = server;
  }

  /**
   * Joins the room that the token is for, as a participant who offers to send audio and never does.
   * Never throws. If the answer is lost on the way, LiveKit itself removes the participant after
   * some seconds, since nothing connects.
   */
  public WhipResult join(String token, Deadline deadline) {
    var local = IceCredentials.random();
    return join(Offer.audio(local), local, token, deadline);
  }

  /**
   * Joins as one who waits at a relayed address to be asked: LiveKit makes the connectivity checks
   * and chooses the pair, as it does for the connection on which callers hear the agent.
   */
  public WhipResult joinPassively(InetSocketAddress relayed, String token, Deadline deadline) {
    var local = IceCredentials.random();
    return join(Offer.passive(local, relayed), local, token, deadline);
  }

  private WhipResult join(String offer, IceCredentials local, String token, Deadline deadline) {
    var request = HttpRequest.post(ENDPOINT, "application/sdp", offer).bearer(token);
    return switch (Http.send(server, request, deadline)) {
      case HttpResult.Failed failed -> new WhipResult.Failed(failed.fault());
      case HttpResponse response when response.status() == 201 -> joined(response, token, local);
      case HttpResponse response -> new WhipResult.Refused(response.status(), response.excerpt());
    };
  }

  private WhipResult joined(HttpResponse response, String token, IceCredentials local) {
    var location = response.header("Location").filter(l -> !l.isBlank()).flatMap(WhipClient::path);
    if (location.isEmpty()) {
      return new WhipResult.Failed(new Fault.Garbage("a session without a location"));
    }
    var leave = HttpRequest.delete(location.get()).bearer(token);
    return switch (SdpAnswer.parse(response.body())) {
      case SdpAnswer answer ->
          new WhipResult.Joined(
              new WhipSession(server, leave, local, answer, iceServers(response)));
      case MalformedSdp malformed -> {
        // There is a participant all the same.
        WhipSession.leave(server, leave);
        yield new WhipResult.Failed(
            new Fault.Garbage("an SDP that is none: " + malformed.reason()));
      }
    };
  }

  private static List<IceServer> iceServers(HttpResponse response) {
    return response.headers("Link").stream()
        .flatMap(field -> LinkHeader.parse(field).stream())
        .flatMap(link -> link.iceServer().stream())
        .toList();
  }

  /** Only the path: the session is left where it was joined, whatever host the answer names. */
  private static Optional<String> path(String location) {
    try {
      var uri = new URI("http://whip" + ENDPOINT).resolve(new URI(location));
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return Optional.ofNullable(uri.getRawPath())
          .filter(path -> path.startsWith("/"))
          .map(path -> path + query);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
