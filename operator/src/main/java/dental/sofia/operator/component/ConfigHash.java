package dental.sofia.operator.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fingerprint of what a pod reads at its start and never again. As an annotation of the pod
 * template it makes the Deployment roll when, and only when, that changes.
 */
public final class ConfigHash {

  public static final String ANNOTATION = "sofia.dental/config-hash";

  private ConfigHash() {}

  /**
   * @param files file name → content
   */
  public static String of(Map<String, String> files) {
    MessageDigest digest = sha256();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0);
              digest.update(content.getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0);
            });
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
