package dental.sofia.wire.whip;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.ice.IceAnswerer;
import dental.sofia.wire.ice.IceCheck;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.ice.SdpAnswer;
import dental.sofia.wire.net.Blocking;
import java.time.Duration;
import java.util.List;

/** A participant that joined by WHIP, and leaves when this is closed. */
public final class WhipSession implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final HttpOrigin server;
  private final HttpRequest leave;
  private final IceCredentials local;
  private final SdpAnswer answer;
  private final List<IceServer> iceServers;

  WhipSession(
      HttpOrigin server,
      HttpRequest leave,
      IceCredentials local,
      SdpAnswer answer,
      List<IceServer> iceServers) {
    this.server = server;
    this.leave = leave;
    this.local = local;
    this.answer = answer;
    this.iceServers = List.copyOf(iceServers);
  }

  /** What LiveKit offers: its candidates, and the credentials of this session. */
  public SdpAnswer answer() {
    return answer;
  }

  /** The servers LiveKit tells clients to use, in its order, with credentials made just now. */
  public List<IceServer> iceServers() {
    return iceServers;
  }

  /** The path of this session at the server. */
  public String location() {
    return leave.path();
  }

  /** A connectivity check with the credentials of this session. */
  public IceCheck iceCheck() {
    return new IceCheck(local, answer.credentials());
  }

  /** The other side of a connectivity check: answers those that LiveKit makes in this session. */
  public IceAnswerer iceAnswerer() {
    return new IceAnswerer(local, answer.credentials());
  }

  /** Leaves, RFC 9725 §4.2; also if the thread is interrupted. Once, and briefly. */
  @Override
  public void close() {
    leave(server, leave);
  }

  static void leave(HttpOrigin server, HttpRequest leave) {
    Blocking.evenIfInterrupted(() -> Http.send(server, leave, Deadline.after(GOODBYE)));
  }
}
