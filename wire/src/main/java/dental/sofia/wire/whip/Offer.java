package dental.sofia.wire.whip;

import dental.sofia.wire.ice.IceCredentials;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The least offer that is answered (RFC 8866, RFC 8829): one audio track, no candidates. */
final class Offer {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Offer() {}

  static String audio(IceCredentials local) {
    return """
        v=0
        o=- %d 1 IN IP4 0.0.0.0
        s=-
        t=0 0
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
        """
        .formatted(RANDOM.nextLong(Long.MAX_VALUE), local.ufrag(), local.password(), fingerprint())
        .replace("\n", "\r\n");
  }

  /** Of no certificate: it never comes to DTLS. */
  private static String fingerprint() {
    var digest = new byte[32];
    RANDOM.nextBytes(digest);
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }
}
