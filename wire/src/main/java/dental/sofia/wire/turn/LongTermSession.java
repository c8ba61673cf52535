package dental.sofia.wire.turn;

import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Attribute.ChosenPasswordAlgorithm;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunMessage;

/** Credentials put to use in answer to a challenge, RFC 8489 §9.2.3 and §9.2.5. */
final class LongTermSession {
  private final TurnCredentials credentials;
  private final Challenge challenge;
  private final IntegrityKey key;

  LongTermSession(TurnCredentials credentials, Challenge challenge) throws WireException {
    this.credentials = credentials;
    this.challenge = challenge;
    var algorithm = challenge.chosen();
    this.key =
        algorithm.isPresent()
            ? IntegrityKey.longTerm(
                credentials.username(), challenge.realm(), credentials.password(), algorithm.get())
            : IntegrityKey.longTerm(
                credentials.username(), challenge.realm(), credentials.password());
  }

  TurnCredentials credentials() {
    return credentials;
  }

  Challenge challenge() {
    return challenge;
  }

  StunMessage sign(StunMessage request) throws WireException {
    var named =
        request
            .with(new Username(credentials.username()))
            .with(new Realm(challenge.realm()))
            .with(new Nonce(challenge.nonce()));
    var algorithm = challenge.chosen();
    if (algorithm.isPresent()) {
      // RFC 8489 §9.2.5: the offer goes back signed, so that the server sees if it was altered.
      named =
          named
              .with(new PasswordAlgorithms(challenge.offered()))
              .with(new ChosenPasswordAlgorithm(algorithm.get()));
    }
    return named.signed(key);
  }

  /** RFC 8489 §9.2.5: a success that the password's owner did not sign is none. */
  void verify(Parsed success) throws WireException {
    switch (success.integrity(key)) {
      case VALID -> {}
      case INVALID -> throw WireException.garbage("the answer's message integrity is wrong");
      case ABSENT -> throw WireException.garbage("the answer has no message integrity");
    }
  }
}
