package dental.sofia.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A mounted Secret: read at each use, since it may be changed while the process runs. */
record TokenFile(Optional<Path> path) implements Supplier<String> {
  private static final Logger LOG = Logger.getLogger(TokenFile.class);

  @Override
  public String get() {
    if (path.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(path.get()).strip();
    } catch (IOException e) {
      LOG.warnf("the token file %s can't be read", path.get());
      return "";
    }
  }
}
