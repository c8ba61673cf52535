package dental.sofia.kubectl.support;

import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.UseCandidate;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whoever offers a relayed address and leaves the asking to LiveKit.
 *
 * @param relayed where it is asked
 * @param credentials of its offer
 */
record RelayedCaller(InetSocketAddress relayed, IceCredentials credentials) {

  private static final Pattern CANDIDATE = Pattern.compile("(\\S+) (\\d+) typ relay");
  private static final Pattern UFRAG = Pattern.compile("a=ice-ufrag:(\\S+)");
  private static final Pattern PASSWORD = Pattern.compile("a=ice-pwd:(\\S+)");

  /** LiveKit gives up after about a second. */
  private static final int TRIES = 20;

  private static final int PAUSE_MILLIS = 50;

  static Optional<RelayedCaller> in(String offer) {
    var candidate = CANDIDATE.matcher(offer);
    return candidate.find()
        ? Optional.of(
            new RelayedCaller(
                new InetSocketAddress(candidate.group(1), Integer.parseInt(candidate.group(2))),
                new IceCredentials(first(UFRAG, offer), first(PASSWORD, offer))))
        : Optional.empty();
  }

  /** Asks it from this address, and chooses the pair at once (RFC 8445 section 8.1.1). */
  void choose(String from, IceCredentials local) {
    byte[] check =
        StunMessage.request(
                StunMethod.BINDING,
                new Username(credentials.ufrag() + ":" + local.ufrag()),
                new IceControlling(1),
                new Priority(1),
                new UseCandidate())
            .signed(IntegrityKey.shortTerm(credentials.password()))
            .fingerprinted()
            .encode();
    Thread.ofVirtual()
        .start(
            () -> {
              try (var socket = new DatagramSocket(0, InetAddress.getByName(from))) {
                for (int i = 0; i < TRIES; i++) {
                  socket.send(new DatagramPacket(check, check.length, relayed));
                  Thread.sleep(PAUSE_MILLIS);
                }
              } catch (IOException | InterruptedException e) {
                // The test is over.
              }
            });
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
