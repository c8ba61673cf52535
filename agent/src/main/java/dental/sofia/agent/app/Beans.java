package dental.sofia.agent.app;

import dental.sofia.agent.calendar.CalendarClient;
import dental.sofia.agent.call.CallContext;
import dental.sofia.agent.call.CallSettings;
import dental.sofia.agent.call.Calls;
import dental.sofia.agent.http.HealthResource.AgentName;
import dental.sofia.agent.http.WebhookSignature;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.rescue.Origin;
import dental.sofia.agent.rescue.Peers;
import dental.sofia.agent.rescue.Rescue;
import dental.sofia.agent.rescue.RoomService;
import dental.sofia.agent.speech.Espeak;
import dental.sofia.agent.speech.Remembering;
import dental.sofia.agent.speech.SpeechSynthesis;
import dental.sofia.agent.worker.Worker;
import dental.sofia.agent.worker.WorkerOptions;
import dental.sofia.agent.worker.WorkerState;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Who is made of what. */
class Beans {
  private static final Duration TOKEN_VALID = Duration.ofMinutes(10);
  private static final int REMEMBERED_TEXTS = 64;

  /** Longer than a browser takes to play a new track; a caller without sound must not wait long. */
  private static final long LISTENERS_MILLIS = 1_500;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ApiKey key(AgentSettings settings) {
    return new ApiKey(
        settings.livekit().apiKey().orElse(""), settings.livekit().apiSecret().orElse(""));
  }

  @Produces
  @Singleton
  CalendarClient calendar(AgentSettings settings) {
    return new CalendarClient(
        settings.calendar().url(), new TokenFile(settings.calendar().tokenFile()));
  }

  @Produces
  @Singleton
  SpeechSynthesis speech() {
    return new Remembering(new Espeak(), REMEMBERED_TEXTS);
  }

  @Produces
  @Singleton
  Worker worker(
      AgentSettings settings,
      ApiKey key,
      CalendarClient calendar,
      SpeechSynthesis speech,
      Provider provider,
      Figures figures,
      Origin origin,
      Rescue rescue,
      Clock clock) {
    var options =
        new WorkerOptions(
            settings.livekit().url(),
            () -> workerToken(key, clock),
            settings.name(),
            settings.version(),
            settings.maxCalls(),
            () -> origin.attributes(clock));
    var calls =
        new Calls(
            new CallContext(
                provider,
                speech,
                calendar,
                CallSettings.DEFAULT,
                figures,
                Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("calls").factory()),
                clock,
                false,
                LISTENERS_MILLIS));
    return new Worker(options, calls, new Attentive(figures, rescue));
  }

  @Produces
  @Singleton
  Supplier<WorkerState> workerState(Worker worker) {
    return worker::state;
  }

  @Produces
  @Singleton
  AgentName name(AgentSettings settings) {
    return new AgentName(settings.name());
  }

  @Produces
  @Singleton
  Origin origin() {
    return Origin.ofThisProcess();
  }

  @Produces
  @Singleton
  Peers peers(AgentSettings settings) {
    return new Peers(settings.peers().orElse(List.of()));
  }

  @Produces
  @Singleton
  Rescue rescue(AgentSettings settings, Origin origin, Peers peers, ApiKey key, Clock clock) {
    return new Rescue(
        new RoomService(settings.livekit().url(), key, clock),
        settings.name(),
        origin.process(),
        peers::processes);
  }

  @Produces
  @Singleton
  WebhookSignature webhooks(ApiKey key) {
    return new WebhookSignature(key);
  }

  private static String workerToken(ApiKey key, Clock clock) {
    return LiveKitToken.of("sofia-worker", clock.instant().plus(TOKEN_VALID))
        .with(Grant.AGENT, true)
        .sign(key);
  }
}
