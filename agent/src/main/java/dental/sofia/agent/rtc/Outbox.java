package dental.sofia.agent.rtc;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import livekit.LivekitModels.DataPacket;

/** Reliable messages that wait for their channel. Belongs to the room's thread. */
final class Outbox {
  /** A room that is away for long must not fill the memory. */
  private static final int MOST = 1_000;

  private record Entry(DataPacket packet, CompletableFuture<Void> sent) {}

  private final Queue<Entry> waiting = new ArrayDeque<>();
  private int sequence;

  /** Completed when the last of them was handed over. */
  CompletableFuture<Void> add(List<DataPacket> packets) {
    if (waiting.size() + packets.size() > MOST) {
      return CompletableFuture.failedFuture(new RtcException("too much waits to be sent"));
    }
    var sent = new CompletableFuture<Void>();
    for (int i = 0; i < packets.size(); i++) {
      boolean last = i == packets.size() - 1;
      waiting.add(new Entry(packets.get(i), last ? sent : new CompletableFuture<>()));
    }
    return sent;
  }

  /** Sends what can be sent, in order. */
  void flush(Predicate<DataPacket> channel) {
    while (!waiting.isEmpty()) {
      var next = waiting.element();
      // Numbered, so that the server can tell what it has from what was sent again.
      var packet =
          next.packet().toBuilder()
              .setKind(DataPacket.Kind.RELIABLE)
              .setSequence(sequence + 1)
              .build();
      if (!channel.test(packet)) {
        return;
      }
      sequence++;
      waiting.remove();
      next.sent().complete(null);
    }
  }

  void fail() {
    var failure = new RtcException("this stay in the room is over");
    waiting.forEach(entry -> entry.sent().completeExceptionally(failure));
    waiting.clear();
  }
}
