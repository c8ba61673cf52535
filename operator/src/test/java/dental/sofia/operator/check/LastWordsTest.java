package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastWordsTest {

  @Test
  void areTheLastLineThatSaysSomething() {
    assertThat(LastWords.of("starting\nfield foo not found in type config.Config\n \n\n"))
        .isEqualTo("field foo not found in type config.Config");
  }

  @Test
  void ofASilentContainerAreEmpty() {
    assertThat(LastWords.of("")).isEmpty();
    assertThat(LastWords.of(" \n\t\n")).isEmpty();
  }

  @Test
  void ofLiveKitLeaveOutWhatIsDifferentOnEveryRun() {
    String entry =
        "{\"level\":\"error\",\"ts\":\"%s\",\"logger\":\"livekit\",\"msg\":\"could not"
            + " start\",\"error\":\"port in use\"}";
    assertThat(LastWords.of(entry.formatted("2026-01-01T00:00:00Z")))
        .isEqualTo("could not start: port in use")
        .isEqualTo(LastWords.of(entry.formatted("2026-01-01T00:00:09Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0: (1): ERROR: cannot bind to port 3478",
        "17: (23): ERROR: cannot bind to port 3478",
        "3: : ERROR: cannot bind to port 3478",
        "2026-11-22T15:37:58.086+0000 ERROR: cannot bind to port 3478"
      })
  void ofCoturnLeaveOutWhatIsDifferentOnEveryRun(String line) {
    assertThat(LastWords.of(line)).isEqualTo("ERROR: cannot bind to port 3478");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{not json}", "{\"level\":\"info\"}", "{\"msg\":{}}", "{\"msg\":\"\"}"})
  void ofALineThatOnlyLooksLikeAnEntryAreTheLine(String line) {
    assertThat(LastWords.of(line)).isEqualTo(line);
  }

  @Test
  void thatAreLongAreCutAndSaySo() {
    assertThat(LastWords.of("x".repeat(5000))).hasSize(300).endsWith("x…");
    assertThat(LastWords.of("x".repeat(300))).isEqualTo("x".repeat(300));
  }

  /** Half a character would come back from the API server as another text, and never be equal. */
  @Test
  void areNeverCutInsideACharacter() {
    for (int before = 295; before < 300; before++) {
      assertWhole(LastWords.of("x".repeat(before) + "🦷🦷🦷🦷"));
    }
  }

  static void assertWhole(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
