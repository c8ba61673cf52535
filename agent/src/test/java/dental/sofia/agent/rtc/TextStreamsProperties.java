package dental.sofia.agent.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import livekit.LivekitModels.DataPacket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Text in packets and back. */
class TextStreamsProperties {

  @Property(tries = 200)
  void everyTextArrivesAsItWasSent(@ForAll @StringLength(max = 40_000) String any) {
    // Half a surrogate pair is no text, and has no encoding.
    String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    var streams = new TextStreams();
    RoomEvent.TextReceived received = null;
    for (var packet : TextStreams.split("topic", text, Map.of("a", "b"), 0)) {
      assertThat(packet.getStreamChunk().getContent().size())
          .isLessThanOrEqualTo(TextStreams.CHUNK);
      assertThat(packet.getStreamChunk().getContent().isValidUtf8()).isTrue();
      assertThat(received).isNull();
      received = streams.receive(from("anna", packet)).orElse(null);
    }
    assertThat(received)
        .isEqualTo(new RoomEvent.TextReceived("anna", "topic", text, Map.of("a", "b")));
  }

  @Property(tries = 50)
  void nobodyCanWriteIntoTheStreamOfSomebodyElse(@ForAll @StringLength(min = 1) String text) {
    var streams = new TextStreams();
    var packets = TextStreams.split("topic", text, Map.of(), 0);
    streams.receive(from("anna", packets.getFirst()));
    for (var packet : packets.subList(1, packets.size())) {
      assertThat(streams.receive(from("mallory", packet))).isEmpty();
    }
  }

  private static DataPacket from(String identity, DataPacket packet) {
    return packet.toBuilder().setParticipantIdentity(identity).build();
  }
}
