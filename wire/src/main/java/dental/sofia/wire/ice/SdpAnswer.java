package dental.sofia.wire.ice;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What matters here of an SDP answer (RFC 8866, RFC 8839): ICE credentials and all candidates. */
public record SdpAnswer(IceCredentials credentials, List<IceCandidate> candidates)
    implements SdpParse {
  private static final int LONGEST = 256 * 1024;
  private static final int MOST_CANDIDATES = 256;

  public SdpAnswer {
    candidates = List.copyOf(candidates);
  }

  /**
   * Total. A candidate that can't be read makes the whole answer malformed: whoever wants to know
   * that there is no UDP candidate must not have one skipped.
   */
  public static SdpParse parse(String sdp) {
    if (sdp.length() > LONGEST) {
      return new MalformedSdp("longer than " + LONGEST + " characters");
    }
    if (!sdp.startsWith("v=0")) {
      return new MalformedSdp("does not begin with v=0");
    }
    List<String> lines = sdp.lines().toList();
    var candidates = new ArrayList<IceCandidate>();
    for (String line : lines) {
      if (line.startsWith("a=candidate:")) {
        var candidate = IceCandidate.parse(line);
        if (candidate.isEmpty() || candidates.size() == MOST_CANDIDATES) {
          return new MalformedSdp("an unreadable candidate, or too many of them");
        }
        candidates.add(candidate.get());
      }
    }
    // With BUNDLE there is one ICE session, so whichever media section comes first has it.
    var ufrag = value("a=ice-ufrag:", lines);
    var password = value("a=ice-pwd:", lines);
    if (ufrag.isEmpty() || password.isEmpty()) {
      return new MalformedSdp("no ICE credentials");
    }
    return new SdpAnswer(new IceCredentials(ufrag.get(), password.get()), candidates);
  }

  /** The candidates for a person, each once: LiveKit lists them once per component. */
  public List<String> offered() {
    return candidates.stream().map(IceCandidate::describe).distinct().toList();
  }

  /**
   * Where to send a check to. IPv4 first: a relay allocates IPv4 unless it is asked otherwise, and
   * does not reach the other family from there.
   */
  public Optional<InetSocketAddress> address(IceCandidate.Transport transport) {
    return candidates.stream()
        .filter(candidate -> candidate.transport() == transport)
        .flatMap(candidate -> candidate.socketAddress().stream())
        .min(Comparator.comparing(address -> address.getAddress() instanceof Inet6Address));
  }

  /** RFC 8839 §5.4: 4 to 256 characters for the one, 22 to 256 for the other. */
  private static Optional<String> value(String attribute, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(attribute))
        .map(line -> line.substring(attribute.length()).strip())
        .filter(value -> !value.isEmpty() && value.length() <= 256)
        .findFirst();
  }
}
