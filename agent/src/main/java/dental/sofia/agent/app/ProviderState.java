package dental.sofia.agent.app;

import dental.sofia.agent.http.HealthResource.Speech;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.PartnerEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** How the provider does: for health and Prometheus. */
@Singleton
class ProviderState implements PartnerEvents, Supplier<Speech> {
  private final MeterRegistry registry;
  private volatile Speech speech = new Speech("Offline", false, null, null);

  ProviderState(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param unheard why callers can't be heard; null if they can
   */
  void chosen(String provider, String unheard) {
    speech = new Speech(provider, unheard == null, unheard, null);
  }

  @Override
  public void failed(String provider, Failure failure) {
    String reason = failure.reason().label();
    registry
        .counter("sofia.agent.provider.failures", "provider", provider, "reason", reason)
        .increment();
    fails(reason);
  }

  @Override
  public void failing(String provider, Failure failure) {
    fails(failure.reason().label());
  }

  private void fails(String reason) {
    speech = new Speech(speech.provider(), speech.hearing(), speech.unheard(), reason);
  }

  @Override
  public void worked(String provider) {
    var now = speech;
    if (now.failure() != null) {
      speech = new Speech(now.provider(), now.hearing(), now.unheard(), null);
    }
  }

  @Override
  public void fellBack(String provider) {
    registry.counter("sofia.agent.provider.fallbacks", "provider", provider).increment();
  }

  @Override
  public Speech get() {
    return speech;
  }
}
