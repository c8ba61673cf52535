package dental.sofia.wire.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {
  /**
   * As {@code printf %s 1433895918:sofia-probe | openssl dgst -sha1 -hmac my_secret -binary |
   * base64}.
   */
  @Test
  void makesThePasswordThatCoturnMakes() {
    var credentials =
        TurnCredentials.rest("my_secret", "sofia-probe", Instant.ofEpochSecond(1_433_895_918));

    assertThat(credentials.username()).isEqualTo("1433895918:sofia-probe");
    assertThat(credentials.password()).isEqualTo("8+r+A8qlAhq3OQOazVaMvYbog0U=");
  }
}
