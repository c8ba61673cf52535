package dental.sofia.wire.turn;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Blocking;
import dental.sofia.wire.net.HostNames;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Whether anything answers by UDP where nothing should. */
public final class UdpProbe {
  private static final int TRIES = 3;

  private UdpProbe() {}

  /** What an UDP port did when it was asked. */
  public sealed interface Result {
    /** A datagram came back: something listens. */
    record Answered() implements Result {}

    /** Nothing came back by the deadline: nobody there, or a firewall, or all was lost. */
    record Silent() implements Result {}

    /**
     * The host said that nobody listens, or a router that nothing is delivered there (ICMP). The
     * latter is what a Service's address does whose ports are all TCP.
     */
    record PortUnreachable() implements Result {}

    record Failed(Fault fault) implements Result {}
  }

  /**
   * Sends STUN Binding requests, three within the budget since UDP may lose one, and waits for any
   * answer. Silence takes the whole budget to be found out.
   */
  public static Result ask(String host, int port, Duration budget) {
    var deadline = Deadline.after(budget);
    try {
      var address = new InetSocketAddress(HostNames.resolve(host, deadline), port);
      // The extra time is for the probe's own timeouts to end it first.
      var patience = Deadline.after(deadline.remaining().plusMillis(500));
      try (var socket = new DatagramSocket()) {
        return Blocking.call(
            "asking by UDP", patience, socket, () -> ask(socket, address, deadline));
      } catch (IOException e) {
        throw e instanceof WireException wire
            ? wire
            : new WireException(new Fault.Unreachable("no UDP socket"));
      }
    } catch (WireException e) {
      return new Result.Failed(e.fault());
    }
  }

  private static Result ask(DatagramSocket socket, InetSocketAddress address, Deadline deadline)
      throws IOException {
    socket.connect(address);
    byte[] request = StunMessage.request(StunMethod.BINDING).fingerprinted().encode();
    var answer = new DatagramPacket(new byte[1], 1);
    for (int left = TRIES; left > 0 && !deadline.passed(); left--) {
      try {
        socket.send(new DatagramPacket(request, request.length));
        socket.setSoTimeout(Math.toIntExact(1 + deadline.remaining().toMillis() / left));
        socket.receive(answer);
        return new Result.Answered();
      } catch (PortUnreachableException | NoRouteToHostException e) {
        return new Result.PortUnreachable();
      } catch (SocketTimeoutException e) {
        // Ask again: a lost datagram is not silence.
      }
    }
    return new Result.Silent();
  }
}
