package dental.sofia.calendar.config;

import dental.sofia.wire.jwt.ApiKey;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set from outside.
 *
 * @param liveKitUrl as browsers reach it
 * @param apiKey LiveKit's, to sign tokens with; without one there are no calls
 * @param transportPolicy {@code relay} or {@code all}, for browsers
 * @param staffDirectory holds the files {@code username} and {@code password}
 * @param oidc where the staff signs in instead of by password
 * @param publicUrl as browsers reach this server, without a slash at its end; if empty, they say so
 * @param agentTokenFile holds what the agent shows
 * @param retention appointments older than that are forgotten
 * @param trustedProxies whose word on the client's address is believed
 */
public record Settings(
    int port,
    DatabaseSettings database,
    Optional<Path> practiceFile,
    String liveKitUrl,
    Optional<ApiKey> apiKey,
    String transportPolicy,
    String agentName,
    Optional<Path> staffDirectory,
    Optional<OidcSettings> oidc,
    Optional<String> publicUrl,
    Optional<Path> agentTokenFile,
    Period retention,
    List<Cidr> trustedProxies) {

  /**
   * @throws InvalidSettings with all that is wrong
   */
  public static Settings of(Map<String, String> environment) {
    var reading = new Reading(environment);
    var settings =
        new Settings(
            reading.number("PORT", 3005, 0, 65535),
            reading.database(),
            reading.path("SOFIA_PRACTICE_FILE"),
            reading.liveKitUrl(),
            reading.apiKey(),
            reading.oneOf("SOFIA_TRANSPORT_POLICY", "all", "relay"),
            reading.text("SOFIA_AGENT_NAME").orElse("sofia"),
            reading.path("SOFIA_STAFF_DIR"),
            OidcSettings.read(reading),
            reading.publicUrl(),
            reading.path("SOFIA_AGENT_TOKEN_FILE"),
            Period.ofDays(reading.number("SOFIA_RETENTION_DAYS", 3650, 1, 36500)),
            reading.ranges("SOFIA_TRUSTED_PROXIES"));
    if (!reading.faults.isEmpty()) {
      throw new InvalidSettings(reading.faults);
    }
    return settings;
  }

  /** Reads on after a fault, to name them all. */
  record Reading(Map<String, String> environment, List<String> faults) {
    Reading(Map<String, String> environment) {
      this(environment, new ArrayList<>());
    }

    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(it -> !it.isEmpty());
    }

    Optional<Path> path(String name) {
      return text(name).map(Path::of);
    }

    int number(String name, int usual, int least, int most) {
      Optional<String> text = text(name);
      if (text.isEmpty()) {
        return usual;
      }
      try {
        int number = Integer.parseInt(text.get());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // The same fault as a number that is too large.
      }
      faults.add(name + " must be a number from " + least + " to " + most);
      return usual;
    }

    String oneOf(String name, String usual, String other) {
      String text = text(name).orElse(usual);
      if (!text.equals(usual) && !text.equals(other)) {
        faults.add(name + " must be " + usual + " or " + other);
      }
      return text;
    }

    String liveKitUrl() {
      String url = text("LIVEKIT_URL").orElse("ws://localhost:7880");
      if (!url.matches("(wss?|https?)://[^\\s/?#]+(/\\S*)?")) {
        faults.add("LIVEKIT_URL must begin with ws:// or wss:// and name a host");
      }
      return url;
    }

    Optional<String> publicUrl() {
      Optional<String> url = text("SOFIA_PUBLIC_URL").map(it -> it.replaceFirst("/+$", ""));
      if (url.isPresent() && !url.get().matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
        faults.add("SOFIA_PUBLIC_URL must begin with http:// or https:// and name a host");
      }
      return url;
    }

    Optional<ApiKey> apiKey() {
      Optional<String> key = text("LIVEKIT_API_KEY");
      Optional<String> secret = text("LIVEKIT_API_SECRET");
      if (key.isPresent() != secret.isPresent()) {
        faults.add("LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together; one is missing");
        return Optional.empty();
      }
      return key.map(name -> new ApiKey(name, secret.orElseThrow()));
    }

    List<Cidr> ranges(String name) {
      var ranges = new ArrayList<Cidr>();
      for (String text : text(name).map(it -> it.split("[,\\s]+")).orElse(new String[0])) {
        Cidr.parse(text)
            .ifPresentOrElse(
                ranges::add, () -> faults.add(name + ": " + text + " is no range of addresses"));
      }
      return List.copyOf(ranges);
    }

    DatabaseSettings database() {
      String url = text("SOFIA_DATABASE_URL").orElse("jdbc:h2:file:./data/calendar");
      if (!url.startsWith("jdbc:h2:file:") && !url.startsWith("jdbc:postgresql:")) {
        faults.add("SOFIA_DATABASE_URL must begin with jdbc:h2:file: or jdbc:postgresql:");
      }
      if (url.startsWith("jdbc:h2:") && url.contains(";")) {
        faults.add("SOFIA_DATABASE_URL: the embedded database takes a path and no options");
      }
      return new DatabaseSettings(
          url, text("SOFIA_DATABASE_USERNAME"), text("SOFIA_DATABASE_PASSWORD"));
    }
  }
}
