package dental.sofia.agent.app;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the process is told by its environment; {@code application.properties} has the names. */
@ConfigMapping(prefix = "agent")
public interface AgentSettings {
  LiveKit livekit();

  Calendar calendar();

  /** Under which LiveKit dispatches the agent. */
  String name();

  int maxCalls();

  /** Who turns text into speech and speech into text. */
  String speechProvider();

  /** {@code host:port} under which the other replicas are found. */
  Optional<List<String>> peers();

  /** How long calls may go on after the process was asked to end. */
  Duration drain();

  /** Of the build. */
  String version();

  /** Where LiveKit is, and the key pair that it knows. */
  interface LiveKit {
    URI url();

    Optional<String> apiKey();

    Optional<String> apiSecret();
  }

  /** Where the calendar is, and the file with the token for it. */
  interface Calendar {
    URI url();

    Optional<Path> tokenFile();
  }
}
