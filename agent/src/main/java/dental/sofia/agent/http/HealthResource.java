package dental.sofia.agent.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dental.sofia.agent.rescue.Origin;
import dental.sofia.agent.worker.WorkerState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.function.Supplier;

/** How the agent is, for people and for the operator; probes ask {@code /q/health}. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private final Supplier<WorkerState> worker;
  private final AgentName name;
  private final Origin origin;
  private final Supplier<Speech> speech;
  private final Clock clock;

  HealthResource(
      Supplier<WorkerState> worker,
      AgentName name,
      Origin origin,
      Supplier<Speech> speech,
      Clock clock) {
    this.worker = worker;
    this.name = name;
    this.origin = origin;
    this.speech = speech;
    this.clock = clock;
  }

  /** Under which the agent is dispatched. */
  public record AgentName(String value) {}

  /**
   * Who holds the conversations.
   *
   * @param unheard why callers can't be heard, in one word; null if they can
   * @param failure why the provider fails; null if it does not, or nobody knows yet
   */
  public record Speech(String provider, boolean hearing, String unheard, String failure) {}

  /**
   * @param livekitConnected registered at LiveKit now
   * @param ready takes calls now
   * @param timestamp seconds since 1970
   * @param process another one after each start
   * @param provider who holds the conversations
   * @param hearing whether callers are heard, and not only read
   * @param hearingFailure why not
   * @param speechFailure why the provider fails; absent if it does not, or nobody knows yet
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Health(
      String status,
      String service,
      boolean livekitConnected,
      boolean ready,
      long timestamp,
      String agentName,
      String workerId,
      int activeCalls,
      String process,
      String provider,
      boolean hearing,
      String hearingFailure,
      String speechFailure) {}

  @GET
  public Health health() {
    var state = worker.get();
    var talks = speech.get();
    return new Health(
        "ok",
        "sofia-agent",
        state.registered(),
        state.ready(),
        clock.instant().getEpochSecond(),
        name.value(),
        state.workerId(),
        state.activeCalls(),
        origin.process(),
        talks.provider(),
        talks.hearing(),
        talks.unheard(),
        talks.failure());
  }
}
