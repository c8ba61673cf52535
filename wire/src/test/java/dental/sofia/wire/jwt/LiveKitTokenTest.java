package dental.sofia.wire.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LiveKitTokenTest {
  private static final ApiKey KEY = new ApiKey("APIabc", "secret");
  private static final Instant EXPIRY = Instant.ofEpochSecond(1_800_000_000);

  @Test
  void hasTheClaimsThatLiveKitReads() {
    var token =
        LiveKitToken.of("somebody \"else\"", EXPIRY)
            .notBefore(EXPIRY.minusSeconds(60))
            .inRoom("a room")
            .with(Grant.ROOM_JOIN, true)
            .with(Grant.CAN_PUBLISH, false);

    assertThat(part(0, token)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    assertThat(part(1, token))
        .isEqualTo(
            "{\"iss\":\"APIabc\",\"sub\":\"somebody \\\"else\\\"\",\"exp\":1800000000,"
                + "\"nbf\":1799999940,"
                + "\"video\":{\"room\":\"a room\",\"roomJoin\":true,\"canPublish\":false}}");
  }

  @Test
  void isSignedByItsKey() throws Exception {
    String signed = LiveKitToken.of("somebody", EXPIRY).sign(KEY);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

    int dot = signed.lastIndexOf('.');
    byte[] expected = mac.doFinal(signed.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getUrlDecoder().decode(signed.substring(dot + 1))).isEqualTo(expected);
    assertThat(signed).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  }

  @Test
  void joinsAsAProbeUnseenAndDeafInARoomThatIsNoCallersRoom() {
    var claims = Json.parse(part(1, LiveKitToken.probe("1", EXPIRY))).orElseThrow();

    assertThat(claims.member("sub").flatMap(Json::text)).contains("sofia-probe");
    assertThat(claims.member("nbf")).isEmpty();
    assertThat(claims.member("video").orElseThrow().write())
        .isEqualTo(
            "{\"room\":\"_sofia-probe-1\",\"roomJoin\":true,\"canSubscribe\":false,\"hidden\":true}");
    // Without a word LiveKit would send any agent that has no name into the room.
    assertThat(claims.member("roomConfig").orElseThrow().write())
        .isEqualTo("{\"agents\":[{\"agentName\":\"_sofia-nobody\"}]}");
  }

  @Test
  void tellsNoSecretToLogs() {
    assertThat(KEY).hasToString("ApiKey[APIabc]");
  }

  private static String part(int index, LiveKitToken token) {
    String encoded = token.sign(KEY).split("\\.")[index];
    return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
