package dental.sofia.wire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;

/** Somebody on loopback who answers datagrams as the test says. */
public final class UdpPeer implements AutoCloseable {
  private final DatagramSocket socket;

  /** What to answer, if anything. */
  @FunctionalInterface
  public interface Behaviour {
    Optional<byte[]> answer(byte[] datagram, InetSocketAddress from);
  }

  public UdpPeer(Behaviour behaviour) {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), behaviour);
  }

  /** At an address that is not to be chosen, for instance a port of another loopback address. */
  public UdpPeer(InetSocketAddress address, Behaviour behaviour) {
    try {
      socket = new DatagramSocket(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> serve(behaviour));
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve(Behaviour behaviour) {
    var packet = new DatagramPacket(new byte[2048], 2048);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        var from = (InetSocketAddress) packet.getSocketAddress();
        var answer = behaviour.answer(Arrays.copyOf(packet.getData(), packet.getLength()), from);
        if (answer.isPresent()) {
          socket.send(new DatagramPacket(answer.get(), answer.get().length, from));
        }
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }
}
