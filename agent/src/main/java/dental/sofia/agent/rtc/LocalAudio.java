package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What we send: a loudspeaker in the room that is never switched off. While nothing is played there
 * is silence, so that the other side's jitter buffer has nothing to guess.
 */
public final class LocalAudio {
  /** Hertz; one channel, 16 bit. */
  public static final int SAMPLE_RATE = 48_000;

  /** Ten milliseconds: WebRTC makes silence of any other amount, without an error. */
  private static final int FRAME = SAMPLE_RATE / 100;

  private static final Logger LOG = System.getLogger(LocalAudio.class.getName());

  /** How playing something ended. */
  public enum Playback {
    FINISHED,
    /** By {@link #clear} or the end of the call. */
    CUT_OFF
  }

  private static final class Piece {
    final short[] samples;
    final CompletableFuture<Playback> done = new CompletableFuture<>();
    int position;

    Piece(short[] samples) {
      this.samples = samples;
    }
  }

  private final String name;
  private final String cid = "sofia-" + UUID.randomUUID();
  private final CustomAudioSource source;
  private final AudioTrack track;
  private final Queue<Piece> queue = new ArrayDeque<>();
  private final byte[] frame = new byte[2 * FRAME];
  private final CompletableFuture<Void> heard = new CompletableFuture<>();
  private boolean released;
  private boolean held;
  private volatile String sid = "";

  /** To be called on the native thread. */
  LocalAudio(WebRtc webRtc, String name) {
    this.name = name;
    source = new CustomAudioSource();
    // The label becomes the msid of the offer; by that the server knows which track was announced.
    track = webRtc.sending().createAudioTrack(cid, source);
  }

  /** The server's name of this track; another one after a rejoin. */
  public String sid() {
    return sid;
  }

  /** Completed when the first other participant receives this track. */
  public CompletableFuture<Void> heard() {
    return heard.copy();
  }

  void received() {
    heard.complete(null);
  }

  /**
   * Plays this after all that was given before.
   *
   * @param samples at {@link #SAMPLE_RATE}, one channel
   */
  public CompletableFuture<Playback> play(short[] samples) {
    var piece = new Piece(samples);
    synchronized (this) {
      if (released) {
        return CompletableFuture.completedFuture(Playback.CUT_OFF);
      }
      queue.add(piece);
    }
    return piece.done;
  }

  /** Silence within ten milliseconds. */
  public void clear() {
    Piece[] cut;
    synchronized (this) {
      cut = queue.toArray(Piece[]::new);
      queue.clear();
    }
    Arrays.stream(cut).forEach(piece -> piece.done.complete(Playback.CUT_OFF));
  }

  /** Silence within ten milliseconds; what is played waits, and goes on where it was. */
  public synchronized void hold(boolean wait) {
    held = wait;
  }

  String name() {
    return name;
  }

  String cid() {
    return cid;
  }

  AudioTrack track() {
    return track;
  }

  void published(String trackSid) {
    sid = trackSid;
  }

  /** Ten milliseconds have passed. */
  void tick() {
    var finished = new ArrayDeque<Piece>();
    synchronized (this) {
      if (released) {
        return;
      }
      fill(finished);
      source.pushAudio(frame, 16, SAMPLE_RATE, 1, FRAME);
    }
    finished.forEach(piece -> piece.done.completeAsync(() -> Playback.FINISHED));
  }

  /** To be called on the native thread, after the track was taken from its connection. */
  void release() {
    synchronized (this) {
      if (released) {
        return;
      }
      released = true;
    }
    clear();
    try {
      track.dispose();
      source.dispose();
    } catch (Error e) {
      // The library throws an Error for a reference that is still held: a leak, not a catastrophe.
      LOG.log(Level.WARNING, "an audio track was not released: {0}", e.getMessage());
    }
  }

  private void fill(Queue<Piece> finished) {
    int filled = 0;
    while (!held && filled < FRAME && !queue.isEmpty()) {
      var piece = queue.element();
      int count = Math.min(FRAME - filled, piece.samples.length - piece.position);
      for (int i = 0; i < count; i++) {
        short sample = piece.samples[piece.position++];
        frame[2 * (filled + i)] = (byte) sample;
        frame[2 * (filled + i) + 1] = (byte) (sample >> 8);
      }
      filled += count;
      if (piece.position == piece.samples.length) {
        finished.add(queue.remove());
      }
    }
    Arrays.fill(frame, 2 * filled, frame.length, (byte) 0);
  }
}
