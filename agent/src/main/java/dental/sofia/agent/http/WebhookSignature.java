package dental.sofia.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.wire.jwt.ApiKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * LiveKit's signature of a webhook: a JSON Web Token in the header {@code Authorization}, signed
 * with the API secret, that holds the hash of the body.
 */
public final class WebhookSignature {
  private static final String HMAC = "HmacSHA256";

  /** Clocks differ, and LiveKit's token is valid from this very moment. */
  private static final long LEEWAY_SECONDS = 60;

  private final ApiKey key;
  private final ObjectMapper json = new ObjectMapper();

  public WebhookSignature(ApiKey key) {
    this.key = key;
  }

  /** True if LiveKit has sent this body, and not long ago. */
  public boolean signs(String authorization, byte[] body, Instant now) {
    if (authorization == null) {
      return false;
    }
    var parts = authorization.replaceFirst("^Bearer ", "").split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      var decoder = Base64.getUrlDecoder();
      JsonNode header = json.readTree(decoder.decode(parts[0]));
      byte[] expected = hmac(parts[0] + "." + parts[1]);
      if (!"HS256".equals(header.path("alg").asText())
          || !MessageDigest.isEqual(expected, decoder.decode(parts[2]))) {
        return false;
      }
      JsonNode claims = json.readTree(decoder.decode(parts[1]));
      long time = now.getEpochSecond();
      return key.name().equals(claims.path("iss").asText())
          && claims.path("exp").asLong(0) >= time - LEEWAY_SECONDS
          && claims.path("nbf").asLong(0) <= time + LEEWAY_SECONDS
          && MessageDigest.isEqual(
              hash(body).getBytes(StandardCharsets.US_ASCII),
              claims.path("sha256").asText().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** As LiveKit writes it. */
  static String hash(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without SHA-256", e);
    }
  }

  private byte[] hmac(String signed) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + HMAC, e);
    }
  }
}
