package dental.sofia.wire.stun;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses, XORed so that no middlebox mistakes them for ones to rewrite, RFC 8489 §14.2. */
final class AddressCodec {
  private static final byte IPV4 = 1;
  private static final byte IPV6 = 2;

  private AddressCodec() {}

  static byte[] encode(InetSocketAddress address, TransactionId id) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("an address and not a name is needed: " + address);
    }
    byte[] ip = mask(address.getAddress().getAddress(), id);
    return ByteBuffer.allocate(4 + ip.length)
        .put((byte) 0)
        .put(ip.length == 4 ? IPV4 : IPV6)
        .putShort((short) (address.getPort() ^ StunMessage.MAGIC_COOKIE >>> 16))
        .put(ip)
        .array();
  }

  static InetSocketAddress decode(int type, Bytes value, TransactionId id)
      throws MalformedAttribute {
    if (value.length() != 8 && value.length() != 20) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " has a wrong length");
    }
    var in = ByteBuffer.wrap(value.toArray());
    in.get();
    byte family = in.get();
    int port = Short.toUnsignedInt(in.getShort()) ^ StunMessage.MAGIC_COOKIE >>> 16;
    var ip = new byte[in.remaining()];
    in.get(ip);
    if (family != (ip.length == 4 ? IPV4 : IPV6)) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " is of no known address family");
    }
    try {
      mask(ip, id);
      // InetAddress would turn an IPv4-mapped IPv6 address into an IPv4 one.
      return new InetSocketAddress(
          ip.length == 4 ? InetAddress.getByAddress(ip) : Inet6Address.getByAddress(null, ip, -1),
          port);
    } catch (UnknownHostException e) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " has a wrong length");
    }
  }

  private static byte[] mask(byte[] ip, TransactionId id) {
    byte[] mask =
        ByteBuffer.allocate(16).putInt(StunMessage.MAGIC_COOKIE).put(id.value().toArray()).array();
    for (int i = 0; i < ip.length; i++) {
      ip[i] ^= mask[i];
    }
    return ip;
  }
}
