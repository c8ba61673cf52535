package dental.sofia.wire.stun;

import dental.sofia.wire.stun.Attribute.ChosenPasswordAlgorithm;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.Fingerprint;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.MessageIntegrity;
import dental.sofia.wire.stun.Attribute.MessageIntegritySha256;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.RequestedTransport;
import dental.sofia.wire.stun.Attribute.Software;
import dental.sofia.wire.stun.Attribute.Unknown;
import dental.sofia.wire.stun.Attribute.UseCandidate;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Attribute.XorPeerAddress;
import dental.sofia.wire.stun.Attribute.XorRelayedAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Types, names and values of attributes, RFC 8489 §18.3, RFC 8656 §18, RFC 8445 §16.1. */
final class AttributeCodec {
  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int LIFETIME = 0x000D;
  static final int XOR_PEER_ADDRESS = 0x0012;
  static final int DATA = 0x0013;
  static final int REALM = 0x0014;
  static final int NONCE = 0x0015;
  static final int XOR_RELAYED_ADDRESS = 0x0016;
  static final int REQUESTED_TRANSPORT = 0x0019;
  static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
  static final int PASSWORD_ALGORITHM = 0x001D;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int PRIORITY = 0x0024;
  static final int USE_CANDIDATE = 0x0025;
  static final int PASSWORD_ALGORITHMS = 0x8002;
  static final int SOFTWARE = 0x8022;
  static final int FINGERPRINT = 0x8028;
  static final int ICE_CONTROLLING = 0x802A;

  private AttributeCodec() {}

  static int type(Attribute attribute) {
    return switch (attribute) {
      case Username a -> USERNAME;
      case MessageIntegrity a -> MESSAGE_INTEGRITY;
      case ErrorCode a -> ERROR_CODE;
      case Lifetime a -> LIFETIME;
      case XorPeerAddress a -> XOR_PEER_ADDRESS;
      case Data a -> DATA;
      case Realm a -> REALM;
      case Nonce a -> NONCE;
      case XorRelayedAddress a -> XOR_RELAYED_ADDRESS;
      case RequestedTransport a -> REQUESTED_TRANSPORT;
      case MessageIntegritySha256 a -> MESSAGE_INTEGRITY_SHA256;
      case ChosenPasswordAlgorithm a -> PASSWORD_ALGORITHM;
      case XorMappedAddress a -> XOR_MAPPED_ADDRESS;
      case Priority a -> PRIORITY;
      case PasswordAlgorithms a -> PASSWORD_ALGORITHMS;
      case Software a -> SOFTWARE;
      case Fingerprint a -> FINGERPRINT;
      case IceControlling a -> ICE_CONTROLLING;
      case UseCandidate a -> USE_CANDIDATE;
      case Unknown a -> a.type();
    };
  }

  static String name(int type) {
    return String.format("attribute 0x%04x", type);
  }

  /** Zero for what integrity protects; otherwise the order in which protection must come. */
  static int protectionRank(int type) {
    return switch (type) {
      case MESSAGE_INTEGRITY -> 1;
      case MESSAGE_INTEGRITY_SHA256 -> 2;
      case FINGERPRINT -> 3;
      default -> 0;
    };
  }

  static byte[] encode(Attribute attribute, TransactionId id) {
    return switch (attribute) {
      case XorMappedAddress a -> AddressCodec.encode(a.address(), id);
      case XorPeerAddress a -> AddressCodec.encode(a.address(), id);
      case XorRelayedAddress a -> AddressCodec.encode(a.address(), id);
      case Username a -> utf8(a.value());
      case Realm a -> utf8(a.value());
      case Software a -> utf8(a.value());
      case Nonce a -> a.value().toArray();
      case Data a -> a.value().toArray();
      case MessageIntegrity a -> a.hmac().toArray();
      case MessageIntegritySha256 a -> a.hmac().toArray();
      case ErrorCode a -> error(a);
      case Fingerprint a -> int32(a.crc());
      case Lifetime a -> int32((int) a.value().toSeconds());
      case Priority a -> int32((int) a.value());
      case IceControlling a -> ByteBuffer.allocate(8).putLong(a.tieBreaker()).array();
      case UseCandidate a -> new byte[0];
      case RequestedTransport a -> new byte[] {(byte) a.protocol(), 0, 0, 0};
      case PasswordAlgorithms a -> PasswordAlgorithmCodec.encode(a.algorithms());
      case ChosenPasswordAlgorithm a -> PasswordAlgorithmCodec.encode(a.algorithm());
      case Unknown a -> a.value().toArray();
    };
  }

  static Attribute decode(int type, Bytes value, TransactionId id) throws MalformedAttribute {
    return switch (type) {
      case XOR_MAPPED_ADDRESS -> new XorMappedAddress(AddressCodec.decode(type, value, id));
      case XOR_PEER_ADDRESS -> new XorPeerAddress(AddressCodec.decode(type, value, id));
      case XOR_RELAYED_ADDRESS -> new XorRelayedAddress(AddressCodec.decode(type, value, id));
      case USERNAME -> new Username(TextCodec.decode(type, value));
      case REALM -> new Realm(TextCodec.decode(type, value));
      case SOFTWARE -> new Software(TextCodec.decodeForPeople(value.toArray()));
      case NONCE -> new Nonce(TextCodec.bounded(type, value));
      case DATA -> new Data(value);
      case MESSAGE_INTEGRITY -> new MessageIntegrity(exactly(20, type, value));
      case MESSAGE_INTEGRITY_SHA256 -> new MessageIntegritySha256(truncated(type, value));
      case ERROR_CODE -> error(type, value);
      case FINGERPRINT -> new Fingerprint(int32(type, value));
      case LIFETIME -> new Lifetime(Duration.ofSeconds(Integer.toUnsignedLong(int32(type, value))));
      case PRIORITY -> new Priority(Integer.toUnsignedLong(int32(type, value)));
      case ICE_CONTROLLING ->
          new IceControlling(ByteBuffer.wrap(exactly(8, type, value).toArray()).getLong());
      case USE_CANDIDATE -> useCandidate(type, value);
      case REQUESTED_TRANSPORT -> new RequestedTransport(int32(type, value) >>> 24);
      case PASSWORD_ALGORITHMS -> new PasswordAlgorithms(PasswordAlgorithmCodec.list(type, value));
      case PASSWORD_ALGORITHM ->
          new ChosenPasswordAlgorithm(PasswordAlgorithmCodec.single(type, value));
      default -> new Unknown(type, value);
    };
  }

  private static UseCandidate useCandidate(int type, Bytes value) throws MalformedAttribute {
    exactly(0, type, value);
    return new UseCandidate();
  }

  private static byte[] error(ErrorCode error) {
    byte[] reason = utf8(error.reason());
    return ByteBuffer.allocate(4 + reason.length)
        .putShort((short) 0)
        .put((byte) (error.code() / 100))
        .put((byte) (error.code() % 100))
        .put(reason)
        .array();
  }

  private static ErrorCode error(int type, Bytes value) throws MalformedAttribute {
    byte[] octets = value.toArray();
    if (octets.length < 4) {
      throw new MalformedAttribute(name(type) + " is too short");
    }
    int hundreds = octets[2] & 7;
    int number = Byte.toUnsignedInt(octets[3]);
    if (hundreds < 3 || hundreds > 6 || number > 99) {
      throw new MalformedAttribute(name(type) + " is no error code");
    }
    var reason = new byte[octets.length - 4];
    System.arraycopy(octets, 4, reason, 0, reason.length);
    return new ErrorCode(hundreds * 100 + number, TextCodec.decodeForPeople(reason));
  }

  private static Bytes truncated(int type, Bytes value) throws MalformedAttribute {
    if (value.length() < 16 || value.length() > 32 || value.length() % 4 != 0) {
      throw new MalformedAttribute(name(type) + " has a wrong length");
    }
    return value;
  }

  static Bytes exactly(int length, int type, Bytes value) throws MalformedAttribute {
    if (value.length() != length) {
      throw new MalformedAttribute(name(type) + " has a wrong length");
    }
    return value;
  }

  private static int int32(int type, Bytes value) throws MalformedAttribute {
    return ByteBuffer.wrap(exactly(4, type, value).toArray()).getInt();
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
