package dental.sofia.operator.check;

import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import java.util.ArrayList;
import java.util.List;

/** A way to coturn that callers are told of (RFC 7065). */
public sealed interface TurnDoor {

  /** As LiveKit is to hand it out. */
  String url();

  /** The same door on one of those who can be asked. */
  Endpoint on(Peer turn);

  /** For messages, like "over TCP". */
  String over();

  /** In the order in which LiveKit hands them out. */
  static List<TurnDoor> of(CoturnModel coturn) {
    var doors = new ArrayList<TurnDoor>();
    doors.add(new Plain(coturn.host(), coturn.port()));
    coturn.tls().ifPresent(tls -> doors.add(new OverTls(coturn.host(), tls.port())));
    return doors;
  }

  /** TURN over TCP. */
  record Plain(String host, int port) implements TurnDoor {
    @Override
    public String url() {
      return "turn:" + host + ":" + port + "?transport=tcp";
    }

    @Override
    public Endpoint on(Peer turn) {
      return turn.at(Ports.TURN);
    }

    @Override
    public String over() {
      return "over TCP";
    }
  }

  /** TURN over TLS over TCP. */
  record OverTls(String host, int port) implements TurnDoor {
    @Override
    public String url() {
      return "turns:" + host + ":" + port + "?transport=tcp";
    }

    /** Whatever the certificate: that has a condition of its own. */
    @Override
    public Endpoint on(Peer turn) {
      Endpoint door = turn.at(Ports.TURN_TLS);
      return new Endpoint.Tls(door.host(), door.port(), host, Trust.anybody());
    }

    @Override
    public String over() {
      return "over TLS";
    }
  }
}
