package dental.sofia.wire.jwt;

import dental.sofia.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a JSON Web Token (RFC 7519) says, without regard to who signed it. */
public final class JwtClaims {
  private JwtClaims() {}

  /**
   * @param compact three parts, RFC 7515 §3.1
   * @return the claims; empty if this is no token
   */
  public static Optional<Json> of(String compact) {
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return Json.parse(new String(claims, StandardCharsets.UTF_8))
          .filter(Json.Members.class::isInstance);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
