package dental.sofia.agent.rtc;

import java.util.HashMap;
import java.util.Map;

/** What an offer of the server says of its media sections. */
final class MediaSections {
  private MediaSections() {}

  /**
   * By the section's name (mid), the sid of the track that it carries now. The library's own name
   * of a track is that of the first one ever carried: sections are used again for the next one.
   */
  static Map<String, String> trackSids(String sdp) {
    var sids = new HashMap<String, String>();
    String mid = null;
    String track = null;
    for (var line : (sdp + "\nm=").split("\r?\n")) {
      if (line.startsWith("m=")) {
        if (mid != null && track != null) {
          sids.put(mid, track);
        }
        mid = null;
        track = null;
      } else if (line.startsWith("a=mid:")) {
        mid = line.substring("a=mid:".length()).strip();
      } else if (line.startsWith("a=msid:")) {
        // a=msid:<stream> <track>, RFC 8830 §2
        var parts = line.substring("a=msid:".length()).strip().split(" ");
        track = parts.length > 1 ? parts[1] : null;
      }
    }
    return sids;
  }
}
