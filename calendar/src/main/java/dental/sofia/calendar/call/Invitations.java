package dental.sofia.calendar.call;

import dental.sofia.calendar.config.Settings;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs tokens with the deployment's key. LiveKit sends the agent into the room that the first
 * participant makes by joining.
 */
@ApplicationScoped
public class Invitations {
  public static final String ROOM_PREFIX = "sofia-dental-";

  private static final Duration VALID = Duration.ofMinutes(10);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ROOM_BYTES = 12;

  private final Settings settings;
  private final Clock clock;

  Invitations(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A room that nobody else is in. */
  public String newRoom() {
    return ROOM_PREFIX + random();
  }

  /** A name in the room that nobody else has. */
  public String newIdentity(String prefix) {
    return prefix + random();
  }

  /** Empty if there is no key to sign with. */
  public Optional<Invitation> invite(String identity, String room) {
    Optional<ApiKey> key = settings.apiKey();
    return key.map(
        it -> {
          String token =
              LiveKitToken.of(identity, clock.instant().plus(VALID))
                  .inRoom(room)
                  .with(Grant.ROOM_JOIN, true)
                  .with(Grant.CAN_PUBLISH, true)
                  .with(Grant.CAN_SUBSCRIBE, true)
                  .with(Grant.CAN_PUBLISH_DATA, true)
                  .dispatching(settings.agentName())
                  .sign(it);
          return new Invitation(token, settings.liveKitUrl(), room, identity);
        });
  }

  private static String random() {
    byte[] bytes = new byte[ROOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
