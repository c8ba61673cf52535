package dental.sofia.agent.rtc;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.DataStream;

/** Text as streams of packets, and back. */
final class TextStreams {
  /** As LiveKit's own clients cut it: with its wrapping it must fit into one SCTP message. */
  static final int CHUNK = 15_000;

  /** Senders that never end a stream must not fill the memory. */
  private static final int MOST_OPEN = 64;

  private static final int LONGEST = 1 << 20;

  private final Map<String, Open> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
          return size() > MOST_OPEN;
        }
      };

  private record Open(String from, DataStream.Header header, ByteArrayOutputStream content) {}

  static List<DataPacket> split(
      String topic, String text, Map<String, String> attributes, long timestampMillis) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    String id = UUID.randomUUID().toString();
    var packets = new ArrayList<DataPacket>();
    packets.add(
        DataPacket.newBuilder()
            .setStreamHeader(
                DataStream.Header.newBuilder()
                    .setStreamId(id)
                    .setTimestamp(timestampMillis)
                    .setTopic(topic)
                    .setMimeType("text/plain")
                    .setTotalLength(bytes.length)
                    .putAllAttributes(attributes)
                    .setTextHeader(DataStream.TextHeader.getDefaultInstance()))
            .build());
    for (int from = 0, index = 0; from < bytes.length; index++) {
      int to = end(bytes, from);
      packets.add(
          DataPacket.newBuilder()
              .setStreamChunk(
                  DataStream.Chunk.newBuilder()
                      .setStreamId(id)
                      .setChunkIndex(index)
                      .setContent(ByteString.copyFrom(bytes, from, to - from)))
              .build());
      from = to;
    }
    packets.add(
        DataPacket.newBuilder()
            .setStreamTrailer(DataStream.Trailer.newBuilder().setStreamId(id))
            .build());
    return packets;
  }

  /** The whole text, once its last packet has come. */
  Optional<RoomEvent.TextReceived> receive(DataPacket packet) {
    String from = packet.getParticipantIdentity();
    return switch (packet.getValueCase()) {
      case STREAM_HEADER -> {
        var header = packet.getStreamHeader();
        if (header.hasTextHeader()) {
          open.put(header.getStreamId(), new Open(from, header, new ByteArrayOutputStream()));
        }
        yield Optional.empty();
      }
      case STREAM_CHUNK -> {
        var chunk = packet.getStreamChunk();
        var stream = open.get(chunk.getStreamId());
        if (stream != null && stream.from().equals(from)) {
          stream.content().writeBytes(chunk.getContent().toByteArray());
          if (stream.content().size() > LONGEST) {
            open.remove(chunk.getStreamId());
          }
        }
        yield Optional.empty();
      }
      case STREAM_TRAILER -> {
        var trailer = packet.getStreamTrailer();
        var stream = open.get(trailer.getStreamId());
        if (stream == null || !stream.from().equals(from)) {
          yield Optional.empty();
        }
        open.remove(trailer.getStreamId());
        var attributes = new HashMap<>(stream.header().getAttributesMap());
        attributes.putAll(trailer.getAttributesMap());
        yield Optional.of(
            new RoomEvent.TextReceived(
                from,
                stream.header().getTopic(),
                stream.content().toString(StandardCharsets.UTF_8),
                Map.copyOf(attributes)));
      }
      default -> Optional.empty();
    };
  }

  /** Not within a character: others turn each chunk into text by itself. */
  private static int end(byte[] bytes, int from) {
    int to = Math.min(from + CHUNK, bytes.length);
    while (to < bytes.length && (bytes[to] & 0xc0) == 0x80) {
      to--;
    }
    return to;
  }
}
