package dental.sofia.wire.turn;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Requests and their answers over one connection, with credentials once they were asked for. */
final class TurnTransactions {
  private static final int STALE_NONCE = 438;

  /** A server that says a lot but never the answer is not waited for until the deadline. */
  private static final int MOST_UNRELATED = 64;

  /** Data that comes while an answer is waited for; more is dropped, as UDP would. */
  private static final int MOST_DATA = 16;

  private final Endpoint endpoint;
  private final ReentrantLock busy = new ReentrantLock();
  private final ArrayDeque<StunMessage> data = new ArrayDeque<>();
  private volatile List<X509Certificate> servedChain = List.of();
  private volatile StunConnection connection;
  private volatile boolean closed;
  private Challenge challenge;
  private LongTermSession session;

  TurnTransactions(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  boolean challenged() {
    return challenge != null;
  }

  void authenticate(TurnCredentials credentials) throws WireException {
    if (challenge == null) {
      throw WireException.garbage("credentials are asked for without realm and nonce");
    }
    session = new LongTermSession(credentials, challenge);
  }

  List<X509Certificate> servedChain() {
    return servedChain;
  }

  Verdict ask(StunMessage request, Deadline deadline) throws WireException {
    busy.lock();
    try {
      Parsed answer = exchange(request, deadline);
      // RFC 8489 §9.2.5: the credentials may be right and only the nonce too old. Once.
      if (code(answer) == STALE_NONCE && needsCredentials(request)) {
        var renewed = session.challenge().renewedBy(answer.message());
        if (renewed.isPresent()) {
          session = new LongTermSession(session.credentials(), renewed.get());
          answer = exchange(request.again(), deadline);
        }
      }
      return verdict(answer);
    } finally {
      busy.unlock();
    }
  }

  void tell(StunMessage indication, Deadline deadline) throws WireException {
    busy.lock();
    try {
      connection(deadline).send(indication, deadline);
    } finally {
      busy.unlock();
    }
  }

  StunMessage nextData(Deadline deadline) throws WireException {
    busy.lock();
    try {
      for (int unrelated = 0; data.isEmpty(); unrelated++) {
        limit(unrelated);
        keepData(connection(deadline).next("waiting for data of a peer", deadline).message());
      }
      return data.remove();
    } finally {
      busy.unlock();
    }
  }

  /** Closes, after a last word if no other thread is in the middle of something. */
  void close(Runnable goodbye) {
    if (connection != null && busy.tryLock()) {
      try {
        goodbye.run();
      } finally {
        closed = true;
        busy.unlock();
      }
    }
    closed = true;
    StunConnection open = connection;
    if (open != null) {
      open.close();
    }
  }

  private Parsed exchange(StunMessage request, Deadline deadline) throws WireException {
    var signed = needsCredentials(request) ? session.sign(request) : request;
    connection(deadline).send(signed, deadline);
    for (int unrelated = 0; ; unrelated++) {
      limit(unrelated);
      Parsed arrived = connection.next("waiting for the server's answer", deadline);
      if (arrived.message().answers(signed)) {
        return arrived;
      }
      keepData(arrived.message());
    }
  }

  private Verdict verdict(Parsed answer) throws WireException {
    if (answer.message().kind() == StunClass.SUCCESS) {
      if (needsCredentials(answer.message())) {
        session.verify(answer);
      }
      return new Verdict.Yes(answer.message());
    }
    var error = answer.message().first(ErrorCode.class);
    if (error.isEmpty()) {
      throw WireException.garbage("an error without a code");
    }
    if (error.get().code() == Refused.UNAUTHORIZED && session == null) {
      challenge = Challenge.of(answer.message());
    }
    return new Verdict.No(new Refused(error.get().code(), error.get().reason()));
  }

  /** A Binding is asked and answered without, RFC 8656 §5. */
  private boolean needsCredentials(StunMessage message) {
    return session != null && !message.method().equals(StunMethod.BINDING);
  }

  private StunConnection connection(Deadline deadline) throws WireException {
    if (connection == null && !closed) {
      connection = StunConnection.open(endpoint, deadline, chain -> servedChain = chain);
    }
    // Looked at last: it may have been closed by another thread while it was being opened.
    if (closed) {
      if (connection != null) {
        connection.close();
      }
      throw new WireException(new Fault.Closed("using a closed client"));
    }
    return connection;
  }

  private void keepData(StunMessage message) {
    boolean isData =
        message.kind() == StunClass.INDICATION && message.method().equals(StunMethod.DATA);
    if (isData && data.size() < MOST_DATA) {
      data.add(message);
    }
  }

  private static void limit(int unrelated) throws WireException {
    if (unrelated == MOST_UNRELATED) {
      throw WireException.garbage(MOST_UNRELATED + " messages without the awaited one");
    }
  }

  private static int code(Parsed answer) {
    return answer.message().first(ErrorCode.class).map(ErrorCode::code).orElse(0);
  }
}
