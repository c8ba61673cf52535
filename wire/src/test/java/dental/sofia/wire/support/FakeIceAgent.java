package dental.sofia.wire.support;

import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunParser;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The answering side of a session, RFC 8445 §7.3: as much as a check can see of it. */
public final class FakeIceAgent {
  private final IceCredentials credentials;
  private final IntegrityKey answersWith;

  public FakeIceAgent(IceCredentials credentials) {
    this(credentials, credentials.password());
  }

  /** One that signs its answers with another password, as an impostor would. */
  public FakeIceAgent(IceCredentials credentials, String answersWith) {
    this.credentials = credentials;
    this.answersWith = IntegrityKey.shortTerm(answersWith);
  }

  /** Silent, like LiveKit, to what is not of its session. */
  public Optional<byte[]> answer(byte[] datagram, InetSocketAddress from) {
    if (!(StunParser.parse(datagram) instanceof Parsed parsed)
        || parsed.fingerprint() != Parsed.Verdict.VALID) {
      return Optional.empty();
    }
    StunMessage request = parsed.message();
    String user = request.first(Username.class).map(Username::value).orElse("");
    if (!user.startsWith(credentials.ufrag() + ":")) {
      return Optional.empty();
    }
    var key = IntegrityKey.shortTerm(credentials.password());
    boolean complete =
        request.first(Priority.class).isPresent()
            && request.first(IceControlling.class).isPresent();
    var answer =
        parsed.integrity(key) == Parsed.Verdict.VALID && complete
            ? request.answer(StunClass.SUCCESS, new XorMappedAddress(from)).signed(answersWith)
            : request.answer(StunClass.ERROR, new ErrorCode(401, "Unauthorized"));
    return Optional.of(answer.fingerprinted().encode());
  }
}
