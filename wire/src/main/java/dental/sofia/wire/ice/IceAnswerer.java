package dental.sofia.wire.ice;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.stun.Attribute.UseCandidate;
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
import dental.sofia.wire.turn.Received;
import dental.sofia.wire.turn.TurnClient;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** An ICE agent of the lite kind (RFC 8445 §2.5): it answers checks and makes none. */
public final class IceAnswerer {

  private final String username;
  private final IntegrityKey key;

  /**
   * @param local of our offer
   * @param remote of the answer to it
   */
  public IceAnswerer(IceCredentials local, IceCredentials remote) {
    this.username = local.ufrag() + ":" + remote.ufrag();
    this.key = IntegrityKey.shortTerm(local.password());
  }

  /**
   * Answers the checks that come through an allocation until the other side chooses the pair (RFC
   * 8445 §8.1.1). It asks for about a second and gives up then: its address must be permitted
   * before it is told of the allocation.
   *
   * @param silence how long the first check is waited for
   * @param patience how long after the first answered check is waited for the choice
   */
  public NominationResult awaitNomination(
      TurnClient relay, Duration silence, Duration patience, Deadline deadline) {
    Optional<Long> first = Optional.empty();
    Deadline until = deadline.within(silence);
    while (true) {
      switch (relay.receive(until)) {
        case Failed(Fault fault) -> {
          return fault instanceof Fault.TimedOut && first.isPresent()
              ? new NominationResult.Undecided(since(first.get()))
              : new NominationResult.Failed(fault);
        }
        case Received received -> {
          Optional<StunMessage> check = check(received.data().toArray());
          if (check.isPresent()) {
            answer(check.get(), received.peer(), relay);
            if (first.isEmpty()) {
              first = Optional.of(System.nanoTime());
              until = deadline.within(patience);
            }
            if (check.get().first(UseCandidate.class).isPresent()) {
              return new NominationResult.Nominated(since(first.get()));
            }
          }
        }
      }
    }
  }

  /** Empty for what is no check of this session. */
  private Optional<StunMessage> check(byte[] datagram) {
    return StunParser.parse(datagram) instanceof Parsed parsed
            && parsed.message().method().equals(StunMethod.BINDING)
            && parsed.message().kind() == StunClass.REQUEST
            && parsed.message().first(Username.class).filter(this::isForUs).isPresent()
            && parsed.integrity(key) == Parsed.Verdict.VALID
        ? Optional.of(parsed.message())
        : Optional.empty();
  }

  private boolean isForUs(Username user) {
    return user.value().equals(username);
  }

  private void answer(StunMessage check, InetSocketAddress from, TurnClient relay) {
    var answer =
        check.answer(StunClass.SUCCESS, new XorMappedAddress(from)).signed(key).fingerprinted();
    // If it can't be sent, the next thing to be received says so.
    relay.send(from, Bytes.of(answer.encode()));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
