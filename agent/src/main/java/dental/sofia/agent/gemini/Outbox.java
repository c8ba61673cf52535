package dental.sofia.agent.gemini;

import com.google.genai.AsyncSession;
import com.google.genai.types.Blob;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.LiveSendClientContentParameters;
import com.google.genai.types.LiveSendRealtimeInputParameters;
import com.google.genai.types.LiveSendToolResponseParameters;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What Google is told, in order: the SDK itself sends every message on another thread, and so in
 * any order, unless it is waited for.
 */
final class Outbox {
  private static final String PCM = "audio/pcm;rate=" + Microphone.SAMPLE_RATE;

  /** Of sound that can't be sent the latest two seconds are kept. */
  private static final int MOST_CHUNKS = 2 * Microphone.SAMPLE_RATE / Microphone.CHUNK;

  private final CompletableFuture<AsyncSession> session;
  private final Queue<Message> waiting = new ArrayDeque<>();
  private int chunks;
  private boolean sending;
  private boolean closed;

  private record Message(boolean sound, Function<AsyncSession, CompletableFuture<Void>> send) {}

  Outbox(CompletableFuture<AsyncSession> session) {
    this.session = session;
  }

  /** The caller's sound: 16 kHz, 16 bit, the lower byte first. */
  void sound(byte[] pcm) {
    var input =
        LiveSendRealtimeInputParameters.builder()
            .audio(Blob.builder().data(pcm).mimeType(PCM))
            .build();
    add(new Message(true, to -> to.sendRealtimeInput(input)));
  }

  /**
   * @param complete an answer is wanted now, whatever is being said
   */
  void content(List<Content> turns, boolean complete) {
    var content =
        LiveSendClientContentParameters.builder().turns(turns).turnComplete(complete).build();
    add(new Message(false, to -> to.sendClientContent(content)));
  }

  void results(List<FunctionResponse> results) {
    var response = LiveSendToolResponseParameters.builder().functionResponses(results).build();
    add(new Message(false, to -> to.sendToolResponse(response)));
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  private synchronized void add(Message message) {
    if (closed) {
      return;
    }
    if (message.sound() && ++chunks > MOST_CHUNKS) {
      waiting.stream().filter(Message::sound).findFirst().ifPresent(waiting::remove);
      chunks--;
    }
    waiting.add(message);
    if (!sending) {
      sending = true;
      session.thenAccept(this::next);
    }
  }

  private void next(AsyncSession to) {
    Message message;
    synchronized (this) {
      message = waiting.poll();
      if (message == null) {
        sending = false;
        return;
      }
      if (message.sound()) {
        chunks--;
      }
    }
    CompletableFuture<Void> sent;
    try {
      sent = message.send().apply(to);
    } catch (RuntimeException e) {
      sent = CompletableFuture.failedFuture(e);
    }
    // What could not be sent is lost with the connection; its end is told by the connection.
    sent.whenComplete((done, failure) -> next(to));
  }
}
