package dental.sofia.wire.ice;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Connection;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.stun.StunParser;
import dental.sofia.wire.turn.Failed;
import dental.sofia.wire.turn.Permitted;
import dental.sofia.wire.turn.Received;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * A connectivity check of one session, RFC 8445 §7.2: a Binding request signed with the other
 * side's password. Without USE-CANDIDATE: the path is tried, not chosen.
 */
public final class IceCheck {
  /** RFC 8445 §5.1.2: of a peer-reflexive candidate, which is what the other side sees of us. */
  private static final long PRIORITY = 110L << 24 | 65_535L << 8 | 255;

  /** RFC 8445 §14.3 wants half a second; inside a cluster that would be most of a check's time. */
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  private static final int MOST_UNRELATED = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IntegrityKey key;
  private final StunMessage request;
  private final Bytes encoded;

  /**
   * @param local of our offer
   * @param remote of the answer to it
   */
  public IceCheck(IceCredentials local, IceCredentials remote) {
    this.key = IntegrityKey.shortTerm(remote.password());
    this.request =
        StunMessage.request(
            StunMethod.BINDING,
            new Username(remote.ufrag() + ":" + local.ufrag()),
            new Priority(PRIORITY),
            new IceControlling(RANDOM.nextLong()));
    this.encoded = Bytes.of(request.signed(key).fingerprinted().encode());
  }

  /** Checks the path through an allocation, for which it asks a permission first. */
  public IceResult through(TurnClient relay, InetSocketAddress peer, Deadline deadline) {
    return switch (relay.createPermission(peer)) {
      case Refused refused -> new IceResult.NotPermitted(refused.code(), refused.reason());
      case Failed failed -> new IceResult.Failed(failed.fault());
      case Permitted permitted -> askThrough(relay, peer, deadline);
    };
  }

  /** Checks the path to a passive ICE-TCP candidate, messages framed as RFC 4571 has it. */
  public IceResult over(Endpoint.Tcp candidate, Deadline deadline) {
    try (var connection = Connection.open(candidate, deadline)) {
      return connection.call("waiting for the ICE agent's answer", deadline, () -> ask(connection));
    } catch (WireException e) {
      return new IceResult.Failed(e.fault());
    }
  }

  private IceResult askThrough(TurnClient relay, InetSocketAddress peer, Deadline deadline) {
    var patience = FIRST_RETRY;
    // Behind the relay it is UDP: a request or an answer may be lost.
    while (!deadline.passed()) {
      if (relay.send(peer, encoded) instanceof Failed failed) {
        return new IceResult.Failed(failed.fault());
      }
      var answer = awaitThrough(relay, peer, deadline.within(patience));
      if (answer.isPresent()) {
        return answer.get();
      }
      patience = patience.multipliedBy(2);
    }
    return new IceResult.Failed(new Fault.TimedOut("waiting for the ICE agent's answer"));
  }

  /** Empty if it is time to ask again. */
  private Optional<IceResult> awaitThrough(
      TurnClient relay, InetSocketAddress peer, Deadline until) {
    for (int unrelated = 0; unrelated < MOST_UNRELATED; unrelated++) {
      switch (relay.receive(until)) {
        case Failed(Fault.TimedOut timedOut) -> {
          return Optional.empty();
        }
        case Failed(Fault fault) -> {
          return Optional.of(new IceResult.Failed(fault));
        }
        case Received received when received.peer().equals(peer) -> {
          var answer = judge(received.data().toArray());
          if (answer.isPresent()) {
            return answer;
          }
        }
        case Received fromSomebodyElse -> {}
      }
    }
    return Optional.of(tooMuch());
  }

  private IceResult ask(Connection connection) throws IOException {
    Rfc4571.write(encoded.toArray(), connection.out());
    for (int unrelated = 0; unrelated < MOST_UNRELATED; unrelated++) {
      var answer = judge(Rfc4571.read(connection.in()));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return tooMuch();
  }

  /** Empty for what is no answer to the request: the other side sends checks of its own. */
  private Optional<IceResult> judge(byte[] datagram) {
    if (!(StunParser.parse(datagram) instanceof Parsed answer)
        || !answer.message().answers(request)) {
      return Optional.empty();
    }
    var error = answer.message().first(ErrorCode.class);
    if (answer.message().kind() == StunClass.ERROR) {
      return Optional.of(
          error
              .<IceResult>map(e -> new IceResult.Refused(e.code(), e.reason()))
              .orElseGet(() -> garbage("an error without a code")));
    }
    var mapped = answer.message().first(XorMappedAddress.class);
    boolean signed = answer.integrity(key) == Parsed.Verdict.VALID;
    boolean whole = answer.fingerprint() != Parsed.Verdict.INVALID;
    if (!signed || !whole || mapped.isEmpty()) {
      return Optional.of(garbage("an answer that the session's password did not sign"));
    }
    return Optional.of(new IceResult.Answered(mapped.get().address()));
  }

  private static IceResult tooMuch() {
    return garbage(MOST_UNRELATED + " messages without the awaited one");
  }

  private static IceResult garbage(String detail) {
    return new IceResult.Failed(new Fault.Garbage(detail));
  }
}
