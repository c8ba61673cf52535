package dental.sofia.wire.turn;

import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.stun.Attribute;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Attribute.XorPeerAddress;
import dental.sofia.wire.stun.Attribute.XorRelayedAddress;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.PasswordAlgorithm;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.support.TcpServer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A TURN server that does what RFC 8656 says, except where a test wants it otherwise. An allocation
 * lives until it is refreshed to zero, even beyond its connection, so that one that is not given
 * back is seen.
 */
public final class FakeTurnServer implements AutoCloseable {
  public static final TurnCredentials USER = new TurnCredentials("a user", "a password");
  public static final InetSocketAddress RELAYED = new InetSocketAddress("192.0.2.15", 50_000);
  private static final String REALM = "a realm";

  private final AtomicInteger allocations = new AtomicInteger();
  private final AtomicInteger staleNonces = new AtomicInteger();
  private final Map<StunMethod, ErrorCode> refusals = new ConcurrentHashMap<>();
  private final Map<StunMethod, Boolean> unanswered = new ConcurrentHashMap<>();
  private final TcpServer server;
  private volatile boolean open;
  private volatile boolean sha256;
  private volatile UnaryOperator<StunMessage> tampering = UnaryOperator.identity();
  private volatile Function<Bytes, Optional<Bytes>> peer = data -> Optional.empty();

  public FakeTurnServer() {
    server = TcpServer.treating(this::serve);
  }

  public FakeTurnServer(SSLContext tls) {
    server = TcpServer.tls(tls, this::serve);
  }

  /** Anybody may allocate. */
  public FakeTurnServer open() {
    open = true;
    return this;
  }

  /** Offers SHA-256 as RFC 8489 has it. */
  public FakeTurnServer offeringSha256() {
    sha256 = true;
    return this;
  }

  /** Says so often, of a right answer, that its nonce is stale. */
  public FakeTurnServer stale(int times) {
    staleNonces.set(times);
    return this;
  }

  public FakeTurnServer refusing(StunMethod method, int code, String reason) {
    refusals.put(method, new ErrorCode(code, reason));
    return this;
  }

  /** Does what it is asked for and does not say so. */
  public FakeTurnServer notAnswering(StunMethod method) {
    unanswered.put(method, true);
    return this;
  }

  /** Changes answers after they were made. */
  public FakeTurnServer tampering(UnaryOperator<StunMessage> change) {
    tampering = change;
    return this;
  }

  /** A peer behind the relay. */
  public FakeTurnServer relayingTo(Function<Bytes, Optional<Bytes>> behaviour) {
    peer = behaviour;
    return this;
  }

  public Endpoint endpoint() {
    return server.endpoint();
  }

  public int port() {
    return server.port();
  }

  public int connections() {
    return server.accepted();
  }

  public int openConnections() {
    return server.open();
  }

  /** Granted and not given back. */
  public int allocations() {
    return allocations.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(Socket client) throws Exception {
    var mapped = new InetSocketAddress(client.getInetAddress(), client.getPort());
    while (true) {
      Parsed request = StunFraming.read(client.getInputStream());
      var answer = answer(request, mapped);
      if (answer.isPresent() && !unanswered.containsKey(request.message().method())) {
        client.getOutputStream().write(tampering.apply(answer.get()).encode());
      }
    }
  }

  private Optional<StunMessage> answer(Parsed parsed, InetSocketAddress mapped) {
    StunMessage request = parsed.message();
    if (request.method().equals(StunMethod.SEND)) {
      return peer.apply(request.first(Data.class).orElseThrow().value())
          .map(
              data ->
                  StunMessage.indication(
                      StunMethod.DATA,
                      request.first(XorPeerAddress.class).orElseThrow(),
                      new Data(data)));
    }
    if (request.method().equals(StunMethod.BINDING)) {
      return Optional.of(request.answer(StunClass.SUCCESS, new XorMappedAddress(mapped)));
    }
    var key = key(request);
    if (!open && (key.isEmpty() || parsed.integrity(key.get()) != Parsed.Verdict.VALID)) {
      return Optional.of(challenge(request, new ErrorCode(401, "Unauthorized")));
    }
    if (staleNonces.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return Optional.of(challenge(request, new ErrorCode(438, "Stale nonce")));
    }
    var refusal = refusals.get(request.method());
    if (refusal != null) {
      return Optional.of(request.answer(StunClass.ERROR, refusal));
    }
    var success = success(request, mapped);
    return Optional.of(key.map(success::signed).orElse(success));
  }

  private StunMessage success(StunMessage request, InetSocketAddress mapped) {
    if (request.method().equals(StunMethod.ALLOCATE)) {
      allocations.incrementAndGet();
      return request.answer(
          StunClass.SUCCESS,
          new XorRelayedAddress(RELAYED),
          new XorMappedAddress(mapped),
          new Lifetime(Duration.ofMinutes(10)));
    }
    if (request.method().equals(StunMethod.REFRESH)) {
      var lifetime = request.first(Lifetime.class).orElseThrow();
      if (lifetime.value().isZero()) {
        allocations.decrementAndGet();
      }
      return request.answer(StunClass.SUCCESS, lifetime);
    }
    return request.answer(StunClass.SUCCESS);
  }

  private Optional<IntegrityKey> key(StunMessage request) {
    return request
        .first(Username.class)
        .filter(name -> name.value().equals(USER.username()))
        .map(
            name ->
                sha256
                    ? IntegrityKey.longTerm(
                        USER.username(), REALM, USER.password(), PasswordAlgorithm.SHA256)
                    : IntegrityKey.longTerm(USER.username(), REALM, USER.password()));
  }

  private StunMessage challenge(StunMessage request, ErrorCode code) {
    // RFC 8489 §9.2: three octets in base64 after the cookie; the last bit offers algorithms.
    Attribute nonce = new Nonce(Bytes.utf8((sha256 ? "obMatJos2AAAB" : "") + "a nonce" + code));
    var challenge = request.answer(StunClass.ERROR, code, new Realm(REALM), nonce);
    return sha256
        ? challenge.with(
            new PasswordAlgorithms(List.of(PasswordAlgorithm.SHA256, PasswordAlgorithm.MD5)))
        : challenge;
  }
}
