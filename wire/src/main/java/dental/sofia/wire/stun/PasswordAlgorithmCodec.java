package dental.sofia.wire.stun;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** RFC 8489 §14.11 and §14.12. */
final class PasswordAlgorithmCodec {
  /** Two are registered. */
  private static final int MOST = 16;

  private PasswordAlgorithmCodec() {}

  static byte[] encode(List<PasswordAlgorithm> algorithms) {
    List<byte[]> all = algorithms.stream().map(PasswordAlgorithmCodec::encode).toList();
    var out = ByteBuffer.allocate(all.stream().mapToInt(a -> StunEncoder.padded(a.length)).sum());
    for (byte[] one : all) {
      out.put(one);
      out.position(StunEncoder.padded(out.position()));
    }
    return out.array();
  }

  static byte[] encode(PasswordAlgorithm algorithm) {
    byte[] parameters = algorithm.parameters().toArray();
    return ByteBuffer.allocate(4 + parameters.length)
        .putShort((short) algorithm.number())
        .putShort((short) parameters.length)
        .put(parameters)
        .array();
  }

  static PasswordAlgorithm single(int type, Bytes value) throws MalformedAttribute {
    List<PasswordAlgorithm> all = list(type, value);
    if (all.size() != 1) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " must name one algorithm");
    }
    return all.getFirst();
  }

  static List<PasswordAlgorithm> list(int type, Bytes value) throws MalformedAttribute {
    var in = ByteBuffer.wrap(value.toArray());
    var found = new ArrayList<PasswordAlgorithm>();
    while (in.hasRemaining()) {
      if (in.remaining() < 4 || found.size() == MOST) {
        throw new MalformedAttribute(AttributeCodec.name(type) + " has a wrong length");
      }
      int number = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining()) {
        throw new MalformedAttribute(AttributeCodec.name(type) + " has a wrong length");
      }
      found.add(new PasswordAlgorithm(number, Bytes.of(in.array(), in.position(), length)));
      // The padding of the last one may be that of the attribute.
      in.position(Math.min(in.limit(), in.position() + StunEncoder.padded(length)));
    }
    return found;
  }
}
