package dental.sofia.calendar.access;

import dental.sofia.calendar.config.Settings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Name and password of the staff, from a mounted Secret. Read each time, so that a new password
 * counts at once.
 */
@ApplicationScoped
public class StaffCredentials {
  private static final Logger LOG = Logger.getLogger(StaffCredentials.class);

  private final Optional<Path> directory;
  private final boolean needed;

  StaffCredentials(Settings settings) {
    this.directory = settings.staffDirectory();
    this.needed = settings.oidc().isEmpty();
  }

  void sayIfMissing(@Observes StartupEvent start) {
    if (!needed) {
      return;
    }
    if (directory.isEmpty()) {
      LOG.warn("SOFIA_STAFF_DIR is not set: nobody can sign in");
    } else if (read("username").isEmpty() || read("password").isEmpty()) {
      LOG.warnf("%s holds no username and password yet: nobody can sign in", directory.get());
    }
  }

  boolean match(String username, String password) {
    if (!needed) {
      return false;
    }
    String expectedName = read("username").orElse("");
    String expectedWord = read("password").orElse("");
    boolean sameName = Secrets.same(username, expectedName);
    boolean sameWord = Secrets.same(password, expectedWord);
    return sameName & sameWord & !expectedName.isEmpty() & !expectedWord.isEmpty();
  }

  private Optional<String> read(String name) {
    return directory.flatMap(it -> readLine(it.resolve(name)));
  }

  /** Without the line's end that editors add. */
  public static Optional<String> readLine(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(it -> !it.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
