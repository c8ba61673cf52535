package dental.sofia.calendar.config;

import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Profile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What others ask for by its type. */
@Singleton
class Beans {
  @Produces
  @Singleton
  Settings settings() {
    return Settings.of(System.getenv());
  }

  @Produces
  @Singleton
  Practice practice(Settings settings) {
    return settings
        .practiceFile()
        .map(ProfileFile::read)
        .orElseGet(() -> new Practice(Profile.USUAL));
  }

  @Produces
  @Singleton
  Clock clock() {
    // No finer than what both databases keep.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
