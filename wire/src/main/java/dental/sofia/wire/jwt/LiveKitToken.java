package dental.sofia.wire.jwt;

import dental.sofia.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An access token before it is signed.
 *
 * @param identity who its bearer is in a room
 * @param expires required by LiveKit
 * @param agents names of the agents that LiveKit sends into the room that is made by joining; with
 *     none, it sends whichever has no name
 * @param notBefore better absent: with it, a server whose clock is behind refuses the token
 */
public record LiveKitToken(
    String identity,
    Instant expires,
    Optional<Instant> notBefore,
    Optional<String> room,
    Map<Grant, Boolean> grants,
    List<String> agents) {

  /** By this participants that only test are told from callers; no agent is sent to them. */
  public static final String PROBE_IDENTITY = "sofia-probe";

  /** Rooms that only test begin so. */
  public static final String PROBE_ROOM_PREFIX = "_sofia-probe-";

  /** An agent of this name does not exist. */
  public static final String NOBODY = "_sofia-nobody";

  private static final String HMAC = "HmacSHA256";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public LiveKitToken {
    grants = Map.copyOf(grants);
    agents = List.copyOf(agents);
  }

  public static LiveKitToken of(String identity, Instant expires) {
    return new LiveKitToken(
        identity, expires, Optional.empty(), Optional.empty(), Map.of(), List.of());
  }

  /**
   * A token to join a probe room with: unseen, hearing nothing, and bringing no agent along. Of two
   * probes in one room the second would put the first one out, so each has a suffix of its own.
   */
  public static LiveKitToken probe(String roomSuffix, Instant expires) {
    return of(PROBE_IDENTITY, expires)
        .inRoom(PROBE_ROOM_PREFIX + roomSuffix)
        .with(Grant.ROOM_JOIN, true)
        .with(Grant.HIDDEN, true)
        .with(Grant.CAN_SUBSCRIBE, false)
        .dispatching(NOBODY);
  }

  public LiveKitToken inRoom(String name) {
    return new LiveKitToken(identity, expires, notBefore, Optional.of(name), grants, agents);
  }

  public LiveKitToken notBefore(Instant instant) {
    return new LiveKitToken(identity, expires, Optional.of(instant), room, grants, agents);
  }

  public LiveKitToken with(Grant grant, boolean allowed) {
    var more = new EnumMap<Grant, Boolean>(Grant.class);
    more.putAll(grants);
    more.put(grant, allowed);
    return new LiveKitToken(identity, expires, notBefore, room, more, agents);
  }

  /** If joining makes the room, LiveKit sends this agent into it and no other. */
  public LiveKitToken dispatching(String agent) {
    return new LiveKitToken(identity, expires, notBefore, room, grants, List.of(agent));
  }

  /** The token in its compact form, RFC 7515 §3.1. */
  public String sign(ApiKey key) {
    var header = new LinkedHashMap<String, Json>();
    header.put("alg", Json.of("HS256"));
    header.put("typ", Json.of("JWT"));
    String signed = part(new Json.Members(header)) + "." + part(claims(key));
    return signed + "." + BASE64.encodeToString(hmac(key, signed));
  }

  private Json claims(ApiKey key) {
    var claims = new LinkedHashMap<String, Json>();
    claims.put("iss", Json.of(key.name()));
    claims.put("sub", Json.of(identity));
    claims.put("exp", Json.of(expires.getEpochSecond()));
    notBefore.ifPresent(instant -> claims.put("nbf", Json.of(instant.getEpochSecond())));
    var video = new LinkedHashMap<String, Json>();
    room.ifPresent(name -> video.put("room", Json.of(name)));
    for (Grant grant : Grant.values()) {
      if (grants.containsKey(grant)) {
        video.put(grant.claim(), Json.of(grants.get(grant)));
      }
    }
    claims.put("video", new Json.Members(video));
    if (!agents.isEmpty()) {
      claims.put("roomConfig", new Json.Members(Map.of("agents", dispatches())));
    }
    return new Json.Members(claims);
  }

  private Json dispatches() {
    return new Json.Elements(
        agents.stream()
            .<Json>map(agent -> new Json.Members(Map.of("agentName", Json.of(agent))))
            .toList());
  }

  private static String part(Json json) {
    return BASE64.encodeToString(json.write().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(ApiKey key, String signed) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + HMAC, e);
    }
  }
}
