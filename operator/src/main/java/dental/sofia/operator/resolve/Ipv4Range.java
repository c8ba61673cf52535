package dental.sofia.operator.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A range of IPv4 addresses, both ends included: the form in which coturn takes its peer rules.
 *
 * @param first lowest address, 0 to 2^32-1
 * @param last highest address, not below {@code first}
 */
public record Ipv4Range(long first, long last) {

  /** RFC 3927: where clouds keep the metadata service that hands out machine credentials. */
  public static final Ipv4Range LINK_LOCAL = ofCidr("169.254.0.0/16");

  public static final Ipv4Range LOOPBACK = ofCidr("127.0.0.0/8");

  private static final long MAX = 0xFFFF_FFFFL;

  public Ipv4Range {
    if (first < 0 || last > MAX || first > last) {
      throw new IllegalArgumentException("not a range of IPv4 addresses: " + first + "-" + last);
    }
  }

  /**
   * @param cidr like {@code 10.244.0.0/16}; host bits may be set and are ignored
   * @throws IllegalArgumentException if it is anything else
   */
  public static Ipv4Range ofCidr(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not an IPv4 network in CIDR form: " + cidr);
    }
    int prefix = decimal(cidr.substring(slash + 1), 32, cidr);
    long mask = prefix == 0 ? 0 : (MAX << (32 - prefix)) & MAX;
    long base = address(cidr.substring(0, slash)) & mask;
    return new Ipv4Range(base, base | (~mask & MAX));
  }

  /**
   * @param text like {@code 10.96.0.1}
   * @throws IllegalArgumentException if it is anything else
   */
  public static Ipv4Range ofAddress(String text) {
    long address = address(text);
    return new Ipv4Range(address, address);
  }

  /** Whether it is an IPv4 address, and not a name or an IPv6 address. */
  public static boolean isAddress(String text) {
    try {
      address(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What is in any of {@code ranges} and in none of {@code holes}, in order and without overlaps.
   */
  public static List<Ipv4Range> without(Collection<Ipv4Range> ranges, Collection<Ipv4Range> holes) {
    List<Ipv4Range> left = union(ranges);
    for (Ipv4Range hole : holes) {
      left = left.stream().flatMap(range -> range.minus(hole).stream()).toList();
    }
    return left;
  }

  public boolean contains(String address) {
    long value = address(address);
    return first <= value && value <= last;
  }

  private List<Ipv4Range> minus(Ipv4Range hole) {
    if (hole.last < first || hole.first > last) {
      return List.of(this);
    }
    var left = new ArrayList<Ipv4Range>(2);
    if (hole.first > first) {
      left.add(new Ipv4Range(first, hole.first - 1));
    }
    if (hole.last < last) {
      left.add(new Ipv4Range(hole.last + 1, last));
    }
    return left;
  }

  private static List<Ipv4Range> union(Collection<Ipv4Range> ranges) {
    var merged = new ArrayList<Ipv4Range>();
    for (Ipv4Range range :
        ranges.stream().sorted(Comparator.comparingLong(Ipv4Range::first)).toList()) {
      if (merged.isEmpty() || merged.getLast().last + 1 < range.first) {
        merged.add(range);
      } else {
        Ipv4Range before = merged.removeLast();
        merged.add(new Ipv4Range(before.first, Math.max(before.last, range.last)));
      }
    }
    return List.copyOf(merged);
  }

  private static long address(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not an IPv4 address: " + text);
    }
    long value = 0;
    for (String part : parts) {
      value = value << 8 | decimal(part, 255, text);
    }
    return value;
  }

  private static int decimal(String digits, int max, String whole) {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not an IPv4 address or network: " + whole);
    }
    int value = Integer.parseInt(digits);
    if (value > max) {
      throw new IllegalArgumentException("not an IPv4 address or network: " + whole);
    }
    return value;
  }

  /** coturn's form: {@code 10.244.0.0-10.244.255.255}. */
  @Override
  public String toString() {
    return dotted(first) + "-" + dotted(last);
  }

  private static String dotted(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
