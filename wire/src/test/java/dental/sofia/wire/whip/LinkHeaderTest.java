package dental.sofia.wire.whip;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.support.Stopwatch;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<turn:127.0.0.1:3478%3Ftransport=tcp>; username=\"1795:PA_x\"; credential=\"a+b/c=\"; rel=\"ice-server\"",
        "<turn:127.0.0.1:3478?transport=tcp>; rel=ice-server; username=1795:PA_x; credential=a+b/c=",
        " , <turn:127.0.0.1:3478?transport=tcp> ;REL=\"x ice-server\" ; username = \"1795\\:PA_x\";credential=\"a+b/c=\"; username=other",
      })
  void readsAnIceServerHoweverItIsWritten(String field) {
    assertThat(iceServers(field))
        .containsExactly(new IceServer("turn:127.0.0.1:3478?transport=tcp", "1795:PA_x", "a+b/c="));
  }

  @Test
  void readsSeveralInOneField() {
    assertThat(
            iceServers("<stun:a:1>; rel=ice-server, <x>; rel=next, <turn:b>; rel=\"ice-server\""))
        .extracting(IceServer::url)
        .containsExactly("stun:a:1", "turn:b");
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(LinkHeader.parse(text)).isNotNull();
    assertThat(LinkHeader.parse("<turn:x>; " + text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "<x>;a=\"\\\\", ";a=b", ",<x>", " \t", "<x>;a=\"b\";"})
  void takesNoTimeOverWhatRepeatsWithoutEnd(String piece) {
    String field = piece.repeat(32 * 1024 / piece.length());

    assertThat(Stopwatch.within(Duration.ofSeconds(1), () -> LinkHeader.parse(field))).isNotNull();
  }

  private static List<IceServer> iceServers(String field) {
    return LinkHeader.parse(field).stream().flatMap(link -> link.iceServer().stream()).toList();
  }
}
