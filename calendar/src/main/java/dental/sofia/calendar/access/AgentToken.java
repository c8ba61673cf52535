package dental.sofia.calendar.access;

import dental.sofia.calendar.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the agent shows, from a mounted Secret. A new one counts within a second. */
@ApplicationScoped
class AgentToken {
  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Optional<Path> file;
  private volatile Known known = new Known(Optional.empty(), System.nanoTime() - KEPT_NANOS);

  AgentToken(Settings settings) {
    this.file = settings.agentTokenFile();
  }

  boolean matches(String shown) {
    Known now = known;
    if (System.nanoTime() - now.readAt >= KEPT_NANOS) {
      now = new Known(file.flatMap(StaffCredentials::readLine), System.nanoTime());
      known = now;
    }
    return now.token.isPresent() && Secrets.same(shown, now.token.get());
  }

  private record Known(Optional<String> token, long readAt) {}
}
