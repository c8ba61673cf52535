package dental.sofia.wire.support.fleet;

import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Attribute.XorPeerAddress;
import dental.sofia.wire.stun.Attribute.XorRelayedAddress;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.stun.StunParser;
import dental.sofia.wire.support.FakeIceAgent;
import dental.sofia.wire.turn.TurnCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One connection to a coturn with {@code use-auth-secret} that relays to pods only, RFC 8656. What
 * it relays does not leave the process: behind every permitted peer is a LiveKit's ICE agent.
 */
final class FakeCoturn {
  private static final String REALM = "fleet";
  private static final Bytes NONCE = Bytes.utf8("a-nonce-for-all");
  private static final Lifetime TEN_MINUTES = new Lifetime(Duration.ofMinutes(10));

  private final String secret;
  private final FakeIceAgent livekit;
  private final Relays relays;
  private final Predicate<InetAddress> isPod;
  private final Socket client;
  private final InetSocketAddress mapped;
  private final Set<InetAddress> permitted = new HashSet<>();
  private InetSocketAddress relayed;

  FakeCoturn(
      String secret,
      IceCredentials livekit,
      Relays relays,
      Predicate<InetAddress> isPod,
      Socket client) {
    this.secret = secret;
    this.livekit = new FakeIceAgent(livekit);
    this.relays = relays;
    this.isPod = isPod;
    this.client = client;
    this.mapped = new InetSocketAddress(client.getInetAddress(), client.getPort());
  }

  /** Until the client ends the connection, and with it the allocation. */
  void serve() throws IOException {
    try {
      client.setTcpNoDelay(true);
      InputStream in = client.getInputStream();
      for (byte[] header = in.readNBytes(StunMessage.HEADER_LENGTH);
          header.length == StunMessage.HEADER_LENGTH;
          header = in.readNBytes(StunMessage.HEADER_LENGTH)) {
        int length = Byte.toUnsignedInt(header[2]) << 8 | Byte.toUnsignedInt(header[3]);
        byte[] message = Arrays.copyOf(header, header.length + length);
        if (in.readNBytes(message, header.length, length) < length
            || !(StunParser.parse(message) instanceof Parsed parsed)) {
          return;
        }
        var answer = answer(parsed);
        if (answer.isPresent()) {
          write(answer.get());
        }
      }
    } finally {
      giveBack();
    }
  }

  private Optional<StunMessage> answer(Parsed parsed) {
    StunMessage request = parsed.message();
    if (request.method().equals(StunMethod.SEND)) {
      return relay(request);
    }
    if (request.method().equals(StunMethod.BINDING)) {
      return Optional.of(request.answer(StunClass.SUCCESS, new XorMappedAddress(mapped)));
    }
    return Optional.of(
        key(parsed)
            .map(key -> authenticated(request).signed(key))
            .orElseGet(
                () ->
                    request.answer(
                        StunClass.ERROR,
                        new ErrorCode(401, "Unauthorized"),
                        new Realm(REALM),
                        new Nonce(NONCE))));
  }

  /** Of a user who has not ended and knows the password (draft-uberti-behave-turn-rest). */
  private Optional<IntegrityKey> key(Parsed request) {
    return request
        .message()
        .first(Username.class)
        .map(Username::value)
        .filter(name -> name.matches("\\d{1,12}:.*"))
        .flatMap(
            name -> {
              String[] parts = name.split(":", 2);
              var end = Instant.ofEpochSecond(Long.parseLong(parts[0]));
              String password = TurnCredentials.rest(secret, parts[1], end).password();
              return end.isBefore(Instant.now())
                  ? Optional.empty()
                  : Optional.of(IntegrityKey.longTerm(name, REALM, password));
            })
        .filter(key -> request.integrity(key) == Parsed.Verdict.VALID);
  }

  private StunMessage authenticated(StunMessage request) {
    if (request.method().equals(StunMethod.ALLOCATE)) {
      giveBack();
      relayed = relays.take(client.getLocalAddress(), this::deliver);
      return request.answer(
          StunClass.SUCCESS,
          new XorRelayedAddress(relayed),
          new XorMappedAddress(mapped),
          TEN_MINUTES);
    }
    if (relayed == null) {
      return request.answer(StunClass.ERROR, new ErrorCode(437, "Allocation Mismatch"));
    }
    if (request.method().equals(StunMethod.REFRESH)) {
      var lifetime = request.first(Lifetime.class).orElse(TEN_MINUTES);
      if (lifetime.value().isZero()) {
        giveBack();
      }
      return request.answer(StunClass.SUCCESS, lifetime);
    }
    if (request.method().equals(StunMethod.CREATE_PERMISSION)) {
      InetAddress peer = request.first(XorPeerAddress.class).orElseThrow().address().getAddress();
      if (!isPod.test(peer)) {
        return request.answer(StunClass.ERROR, new ErrorCode(403, "Forbidden IP"));
      }
      permitted.add(peer);
      return request.answer(StunClass.SUCCESS);
    }
    return request.answer(StunClass.ERROR, new ErrorCode(400, "Bad Request"));
  }

  private Optional<StunMessage> relay(StunMessage send) {
    var peer = send.first(XorPeerAddress.class).orElseThrow().address();
    return relayed == null || !permitted.contains(peer.getAddress())
        ? Optional.empty()
        : livekit
            .answer(send.first(Data.class).orElseThrow().value().toArray(), relayed)
            .map(datagram -> data(peer, datagram));
  }

  private void deliver(InetSocketAddress from, byte[] datagram) throws IOException {
    write(data(from, datagram));
  }

  private static StunMessage data(InetSocketAddress from, byte[] datagram) {
    return StunMessage.indication(
        StunMethod.DATA, new XorPeerAddress(from), new Data(Bytes.of(datagram)));
  }

  /** Of an answer and what a LiveKit sends meanwhile one comes after the other. */
  private void write(StunMessage message) throws IOException {
    byte[] bytes = message.encode();
    synchronized (client) {
      client.getOutputStream().write(bytes);
    }
  }

  private void giveBack() {
    if (relayed != null) {
      relays.giveBack(relayed);
      relayed = null;
    }
  }
}
