package dental.sofia.wire.whip;

import dental.sofia.wire.ice.IceCredentials;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The least offer that is answered (RFC 8866, RFC 8829): one audio track. */
final class Offer {
  /** RFC 8445 §5.1.2.1, of the first component of a relayed candidate. */
  private static final long RELAY_PRIORITY = 65_535L << 8 | 255;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Offer() {}

  /** Without candidates: the one who offers asks, and is never asked. */
  static String audio(IceCredentials local) {
    return audio(local, "", "");
  }

  /**
   * With a relayed address at which the one who offers can be asked, and the words that leave the
   * asking, and the choice of the pair, to the other side (RFC 8445 §6.1.1).
   */
  static String passive(IceCredentials local, InetSocketAddress relayed) {
    String candidate =
        "a=candidate:1 1 udp %d %s %d typ relay raddr 0.0.0.0 rport 9\n"
            .formatted(RELAY_PRIORITY, relayed.getAddress().getHostAddress(), relayed.getPort());
    return audio(local, "a=ice-lite\n", candidate + "a=end-of-candidates\n");
  }

  private static String audio(IceCredentials local, String session, String candidates) {
    String offer =
        """
        v=0
        o=- %d 1 IN IP4 0.0.0.0
        s=-
        t=0 0
        %s\
        a=group:BUNDLE 0
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=mid:0
        a=sendonly
        a=rtcp-mux
        a=ice-ufrag:%s
        a=ice-pwd:%s
        a=fingerprint:sha-256 %s
        a=setup:actpass
        a=rtpmap:111 opus/48000/2
        a=msid:sofia-probe audio
        %s\
        """
            .formatted(
                RANDOM.nextLong(Long.MAX_VALUE),
                session,
                local.ufrag(),
                local.password(),
                fingerprint(),
                candidates);
    return offer.replace("\n", "\r\n");
  }

  /** Of no certificate: it never comes to DTLS. */
  private static String fingerprint() {
    var digest = new byte[32];
    RANDOM.nextBytes(digest);
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }
}
