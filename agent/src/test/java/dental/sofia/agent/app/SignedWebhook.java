package dental.sofia.agent.app;

import dental.sofia.wire.jwt.ApiKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** LiveKit's signature of a webhook. */
final class SignedWebhook {
  private SignedWebhook() {}

  /**
   * The header for a body.
   *
   * @param validFor seconds by which its time of validity lies ahead
   */
  static String token(ApiKey key, String body, long validFor) throws Exception {
    long now = Instant.now().getEpochSecond();
    var hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String signed =
        base64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes())
            + "."
            + base64.encodeToString(
                "{\"iss\":\"%s\",\"exp\":%d,\"nbf\":%d,\"sha256\":\"%s\"}"
                    .formatted(key.name(), now + 300 + validFor * 2, now + validFor, hash)
                    .getBytes());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.secret().getBytes(), "HmacSHA256"));
    return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes()));
  }
}
