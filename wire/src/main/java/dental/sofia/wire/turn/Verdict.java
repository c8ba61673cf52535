package dental.sofia.wire.turn;

import dental.sofia.wire.stun.StunMessage;

/** A server's answer to a request. */
sealed interface Verdict {
  record Yes(StunMessage message) implements Verdict {}

  record No(Refused refused) implements Verdict {}
}
