package dental.sofia.wire.turn;

import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.PasswordAlgorithm;
import dental.sofia.wire.stun.StunMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a server asks credentials with, RFC 8489 §9.2.
 *
 * @param offered its password algorithms; none where it knows only that of RFC 5389
 */
record Challenge(String realm, Bytes nonce, List<PasswordAlgorithm> offered) {
  /** RFC 8489 §9.2: by this a nonce says that security features follow. */
  private static final String NONCE_COOKIE = "obMatJos2";

  private static final int PASSWORD_ALGORITHMS_BIT = 0x000001;

  static Challenge of(StunMessage error) throws WireException {
    var realm = error.first(Realm.class);
    var nonce = error.first(Nonce.class);
    if (realm.isEmpty() || nonce.isEmpty()) {
      throw WireException.garbage("credentials are asked for without realm and nonce");
    }
    return new Challenge(realm.get().value(), nonce.get().value(), offered(error, nonce.get()));
  }

  /** The same challenge with the nonce that a 438 brought, RFC 8489 §9.2.5. */
  Optional<Challenge> renewedBy(StunMessage error) {
    return error.first(Nonce.class).map(fresh -> new Challenge(realm, fresh.value(), offered));
  }

  /** The server's favourite among the algorithms known here; empty for plain RFC 5389. */
  Optional<PasswordAlgorithm> chosen() throws WireException {
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    var known = List.of(PasswordAlgorithm.SHA256, PasswordAlgorithm.MD5);
    var chosen = offered.stream().filter(known::contains).findFirst();
    if (chosen.isEmpty()) {
      throw WireException.garbage("no password algorithm in common");
    }
    return chosen;
  }

  private static List<PasswordAlgorithm> offered(StunMessage error, Nonce nonce)
      throws WireException {
    var attribute = error.first(PasswordAlgorithms.class);
    if (!announcesAlgorithms(nonce)) {
      return List.of();
    }
    if (attribute.isEmpty()) {
      // The nonce can't be altered without the server noticing, the attribute can be removed.
      throw WireException.garbage("the offer of password algorithms was removed on the way");
    }
    return attribute.get().algorithms();
  }

  private static boolean announcesAlgorithms(Nonce nonce) {
    var text = new String(nonce.value().toArray(), StandardCharsets.ISO_8859_1);
    int at = NONCE_COOKIE.length();
    if (!text.startsWith(NONCE_COOKIE) || text.length() < at + 4) {
      return false;
    }
    try {
      byte[] features = Base64.getDecoder().decode(text.substring(at, at + 4));
      return features.length == 3 && (features[2] & PASSWORD_ALGORITHMS_BIT) != 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
