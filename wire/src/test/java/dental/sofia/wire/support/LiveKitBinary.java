package dental.sofia.wire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the LiveKit server for tests is. */
final class LiveKitBinary {

  private LiveKitBinary() {}

  /** The one that SOFIA_LIVEKIT_SERVER names, or that of {@code dev/livekit.sh}. */
  static Path path() {
    var named = System.getenv("SOFIA_LIVEKIT_SERVER");
    var path = named != null ? Path.of(named) : cached();
    if (!Files.isExecutable(path)) {
      throw new IllegalStateException("no LiveKit at " + path + ": run dev/livekit.sh");
    }
    return path;
  }

  private static Path cached() {
    var environment = System.getenv();
    String home =
        environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    String cache = environment.getOrDefault("SOFIA_CACHE", home + "/sofia");
    var versions = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("../images/versions.env"))) {
      versions.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Path.of(cache, "livekit", versions.getProperty("LIVEKIT_VERSION"), "livekit-server");
  }
}
