package dental.sofia.wire.turn;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Connection;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * STUN messages over a stream (RFC 8489 §6.2.2): each tells its own length.
 *
 * <p>A virtual thread reads; the one who waits for a message waits at a short queue. So the wait
 * can be given up (deadline, interrupt) without giving up the connection, and a peer that sends
 * faster than anybody listens is stopped by TCP and not by memory.
 */
final class StunConnection implements AutoCloseable {
  private static final int MOST_UNREAD = 16;

  private final ArrayBlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_UNREAD);
  private final Connection connection;
  private final Thread reader;

  private sealed interface Arrival {
    record Message(Parsed parsed) implements Arrival {}

    record End(Fault fault) implements Arrival {}
  }

  private StunConnection(Connection connection) {
    this.connection = connection;
    this.reader = Thread.ofVirtual().name("sofia-wire-reader").start(this::read);
  }

  static StunConnection open(
      Endpoint server, Deadline deadline, Connection.ChainListener certificates)
      throws WireException {
    return new StunConnection(Connection.open(server, deadline, certificates));
  }

  void send(StunMessage message, Deadline deadline) throws WireException {
    byte[] bytes = message.encode();
    connection.call(
        "sending to the server",
        deadline,
        () -> {
          connection.out().write(bytes);
          connection.out().flush();
          return null;
        });
  }

  Parsed next(String waitingFor, Deadline deadline) throws WireException {
    try {
      Arrival arrival = arrivals.poll(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      return switch (arrival) {
        case null -> throw new WireException(new Fault.TimedOut(waitingFor));
        case Arrival.Message message -> message.parsed();
        case Arrival.End end -> {
          // The reader is gone: there is room, and the next one who asks shall hear it too.
          arrivals.offer(end);
          throw new WireException(end.fault());
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WireException(new Fault.Interrupted(waitingFor));
    }
  }

  @Override
  public void close() {
    connection.close();
    // It may be waiting for room in the queue, and so would never say that this is the end.
    reader.interrupt();
    arrivals.clear();
    arrivals.offer(new Arrival.End(new Fault.Closed("waiting for an answer")));
  }

  private void read() {
    try {
      arrivals.put(lastOf());
    } catch (InterruptedException e) {
      // Closed: nobody is listening any more.
    }
  }

  private Arrival.End lastOf() throws InterruptedException {
    try {
      InputStream in = connection.in();
      while (true) {
        arrivals.put(new Arrival.Message(StunFraming.read(in)));
      }
    } catch (WireException e) {
      return new Arrival.End(e.fault());
    } catch (IOException e) {
      return new Arrival.End(new Fault.Closed("waiting for an answer"));
    }
  }
}
