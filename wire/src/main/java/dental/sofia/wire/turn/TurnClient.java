package dental.sofia.wire.turn;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.net.Blocking;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Attribute;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.RequestedTransport;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Attribute.XorPeerAddress;
import dental.sofia.wire.stun.Attribute.XorRelayedAddress;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * A TURN client for one allocation over one connection, which the first operation opens. For one
 * thread; only {@link #close} may come from another one, and ends what that thread waits for (only
 * connecting goes on until it succeeds or the deadline passes).
 *
 * <p>All operations together end by the deadline and none of them throws. Closing gives the
 * allocation back, also after the deadline or an interrupt.
 */
public final class TurnClient implements AutoCloseable {
  /** For giving back what was taken. Ending the connection frees it too, only less politely. */
  private static final Duration GOODBYE = Duration.ofMillis(100);

  private final TurnTransactions server;
  private final Deadline deadline;
  private boolean mayHoldAllocation;

  private TurnClient(Endpoint server, Deadline deadline) {
    this.server = new TurnTransactions(server);
    this.deadline = deadline;
  }

  public static TurnClient to(Endpoint server, Deadline deadline) {
    return new TurnClient(server, deadline);
  }

  /** Whether a STUN server is there at all, RFC 8489 §2. */
  public BindingResult binding() {
    try {
      return switch (server.ask(StunMessage.request(StunMethod.BINDING), deadline)) {
        case Verdict.Yes yes ->
            new Bound(required(yes.message(), XorMappedAddress.class).address());
        case Verdict.No no -> no.refused();
      };
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /** Asks for an allocation without credentials: a server that grants it is open to everybody. */
  public AllocateResult allocate() {
    try {
      return allocated(server.ask(allocateRequest(), deadline), false);
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /**
   * Asks for an allocation, RFC 8656 §7. The first request is answered with a challenge; only the
   * second one, which has the credentials, proves anything.
   *
   * <p>To try other credentials takes another client: coturn holds a connection to the first ones,
   * right or wrong, and answers 437 to any others.
   */
  public AllocateResult allocate(TurnCredentials credentials) {
    try {
      if (!server.challenged()) {
        AllocateResult first = allocate();
        if (!(first instanceof Refused refused) || refused.code() != Refused.UNAUTHORIZED) {
          return first;
        }
      }
      server.authenticate(credentials);
      return allocated(server.ask(allocateRequest(), deadline), true);
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /** Asks to relay to and from this peer, RFC 8656 §9. Nothing is sent to the peer. */
  public PermissionResult createPermission(InetSocketAddress peer) {
    try {
      var request = StunMessage.request(StunMethod.CREATE_PERMISSION, new XorPeerAddress(peer));
      return switch (server.ask(request, deadline)) {
        case Verdict.Yes yes -> new Permitted(peer);
        case Verdict.No no -> no.refused();
      };
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /** Sends a datagram to a permitted peer, RFC 8656 §11.1. */
  public SendResult send(InetSocketAddress peer, Bytes data) {
    try {
      server.tell(
          StunMessage.indication(StunMethod.SEND, new XorPeerAddress(peer), new Data(data)),
          deadline);
      return new Sent();
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /** Waits for a peer's datagram until then, or until the client's deadline if that is sooner. */
  public ReceiveResult receive(Deadline until) {
    try {
      StunMessage data = server.nextData(deadline.within(until.remaining()));
      return new Received(
          required(data, XorPeerAddress.class).address(), required(data, Data.class).value());
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  /** Prolongs the allocation, or with zero gives it back, RFC 8656 §8. */
  public RefreshResult refresh(Duration lifetime) {
    return refresh(lifetime, deadline);
  }

  /** The certificates the server showed, leaf first, also if they were rejected; else empty. */
  public List<X509Certificate> servedChain() {
    return server.servedChain();
  }

  @Override
  public void close() {
    Blocking.evenIfInterrupted(() -> server.close(this::giveBack));
  }

  private void giveBack() {
    if (mayHoldAllocation) {
      refresh(Duration.ZERO, Deadline.after(GOODBYE));
    }
  }

  private RefreshResult refresh(Duration lifetime, Deadline until) {
    try {
      var request = StunMessage.request(StunMethod.REFRESH, new Lifetime(lifetime));
      return switch (server.ask(request, until)) {
        case Verdict.Yes yes -> {
          mayHoldAllocation &= !lifetime.isZero();
          yield new Refreshed(required(yes.message(), Lifetime.class).value());
        }
        case Verdict.No no -> no.refused();
      };
    } catch (WireException e) {
      return new Failed(e.fault());
    }
  }

  private StunMessage allocateRequest() {
    // From here on, whatever becomes of the answer: it may be granted and the answer be lost.
    mayHoldAllocation = true;
    return StunMessage.request(StunMethod.ALLOCATE, RequestedTransport.UDP);
  }

  private AllocateResult allocated(Verdict verdict, boolean authenticated) throws WireException {
    return switch (verdict) {
      case Verdict.Yes yes ->
          new Allocated(
              required(yes.message(), XorRelayedAddress.class).address(),
              required(yes.message(), XorMappedAddress.class).address(),
              required(yes.message(), Lifetime.class).value(),
              authenticated);
      case Verdict.No no -> {
        mayHoldAllocation = false;
        yield no.refused();
      }
    };
  }

  private static <A extends Attribute> A required(StunMessage message, Class<A> type)
      throws WireException {
    var attribute = message.first(type);
    if (attribute.isEmpty()) {
      throw WireException.garbage("the answer lacks " + type.getSimpleName());
    }
    return attribute.get();
  }
}
