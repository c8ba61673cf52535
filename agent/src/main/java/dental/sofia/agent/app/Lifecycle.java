package dental.sofia.agent.app;

import dental.sofia.agent.calendar.CalendarClient;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.rescue.Peers;
import dental.sofia.agent.rescue.Rescue;
import dental.sofia.agent.rtc.WebRtc;
import dental.sofia.agent.worker.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What happens when the process starts and when it is asked to end. */
@Singleton
class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class);
  private static final long PRACTICE_SECONDS = 60;

  private final AgentSettings settings;
  private final Worker worker;
  private final Peers peers;
  private final Rescue rescue;
  private final CalendarClient calendar;
  private final Provider provider;
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("background").factory());

  Lifecycle(
      AgentSettings settings,
      Worker worker,
      Peers peers,
      Rescue rescue,
      CalendarClient calendar,
      Provider provider) {
    this.settings = settings;
    this.worker = worker;
    this.peers = peers;
    this.rescue = rescue;
    this.calendar = calendar;
    this.provider = provider;
  }

  void started(@Observes StartupEvent event, MeterRegistry registry) {
    registry.gauge("sofia.agent.calls.active", worker, w -> w.state().activeCalls());
    registry.gauge("sofia.agent.registered", worker, w -> w.state().registered() ? 1 : 0);
    if (settings.livekit().apiKey().isEmpty() || settings.livekit().apiSecret().isEmpty()) {
      LOG.warn("LIVEKIT_API_KEY and LIVEKIT_API_SECRET are not set: LiveKit will refuse the agent");
    }
    worker.start();
    peers.start(rescue::look);
    background.scheduleWithFixedDelay(this::learn, 0, PRACTICE_SECONDS, TimeUnit.SECONDS);
  }

  /** Before HTTP ends. */
  void ending(@Observes ShutdownDelayInitiatedEvent event) {
    background.shutdownNow();
    try {
      worker.drain(settings.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before the first call rather than in it: the library is loaded, the greeting spoken. */
  private void learn() {
    try {
      WebRtc.shared();
      calendar.refreshPractice();
      provider.prepare(calendar.practice());
    } catch (RuntimeException e) {
      LOG.warnf("not ready yet: %s", e.getMessage());
    }
  }
}
