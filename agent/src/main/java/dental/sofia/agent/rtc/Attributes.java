package dental.sofia.agent.rtc;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.UpdateParticipantMetadata;

/** Our own attributes: what was asked for, and whether the server has it. Of the room's thread. */
final class Attributes {
  private record Request(Map<String, String> changes, CompletableFuture<Void> done) {}

  private final Map<Integer, Request> pending = new LinkedHashMap<>();
  private final Map<String, String> wanted = new HashMap<>();
  private int lastId;

  CompletableFuture<Void> set(Map<String, String> changes, Consumer<SignalRequest> signal) {
    wanted.putAll(changes);
    var done = new CompletableFuture<Void>();
    pending.put(++lastId, new Request(Map.copyOf(changes), done));
    signal.accept(message(lastId, changes));
    return done;
  }

  /** A new stay begins: it knows nothing of what was set. */
  void again(Consumer<SignalRequest> signal) {
    if (!wanted.isEmpty()) {
      signal.accept(message(++lastId, wanted));
    }
  }

  /** The server has told everybody of these. */
  void seen(Map<String, String> current) {
    complete(
        request ->
            request.changes().entrySet().stream()
                .allMatch(
                    change -> change.getValue().equals(current.getOrDefault(change.getKey(), ""))));
  }

  void answered(RequestResponse response) {
    var request = pending.remove(response.getRequestId());
    if (request != null) {
      switch (response.getReason()) {
        case OK -> request.done().complete(null);
        case QUEUED -> pending.put(response.getRequestId(), request);
        default -> {
          request.changes().keySet().forEach(wanted::remove);
          request.done().completeExceptionally(refused(response));
        }
      }
    }
  }

  void fail() {
    var failure = new RtcException("this stay in the room is over");
    pending.values().forEach(request -> request.done().completeExceptionally(failure));
    pending.clear();
  }

  private void complete(java.util.function.Predicate<Request> which) {
    for (var entry : List.copyOf(pending.entrySet())) {
      if (which.test(entry.getValue())) {
        pending.remove(entry.getKey());
        entry.getValue().done().complete(null);
      }
    }
  }

  private static SignalRequest message(int id, Map<String, String> changes) {
    return SignalRequest.newBuilder()
        .setUpdateMetadata(
            UpdateParticipantMetadata.newBuilder().setRequestId(id).putAllAttributes(changes))
        .build();
  }

  private static RtcException refused(RequestResponse response) {
    return new RtcException(
        "the server refused the attributes: " + response.getReason() + " " + response.getMessage());
  }
}
