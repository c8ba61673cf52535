package dental.sofia.agent.call;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.rtc.Lane;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.Room;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The conversation of one call: between the caller, whom a room brings, and the partner who holds
 * it. All that changes here changes on one lane.
 */
final class Scene implements Voice.Listener, VoiceActivity.Listener {
  private static final Logger LOG = Logger.getLogger(Scene.class);

  private final String voiceTrack;
  private final CallContext context;
  private final Practice practice;
  private final Runnable leave;
  private final Voice voice;
  private final Transcript transcript;
  private final boolean hears;
  private final Lane lane = new Lane("call");
  private final Deadline patience;
  private final AtomicInteger callerTurns = new AtomicInteger();
  private final Doing doing;
  private final Stage stage;
  private volatile String callerTrack = "";
  private Partner partner;
  private long questionAt;
  private boolean callerSpeaks;
  private boolean over;

  /**
   * @param leave ends the call
   */
  Scene(
      Room room,
      LocalAudio audio,
      CallContext context,
      Practice practice,
      String callId,
      Runnable leave) {
    this.context = context;
    this.practice = practice;
    this.leave = leave;
    this.voiceTrack = audio.sid();
    this.voice = new Voice(audio, context.synthesis(), this);
    this.transcript = new Transcript(room);
    this.hears = context.provider().hears();
    this.patience = new Deadline(context.timer(), () -> lane.execute(this::nothingIsSaid));
    this.doing = new Doing(room, voice);
    this.stage =
        new RoomStage(
            room,
            context,
            practice.zone(),
            callId,
            lane,
            voice,
            doing,
            callerTurns::get,
            () -> callerTrack,
            this::hangUp);
  }

  void begin() {
    lane.execute(
        () -> {
          partner = context.provider().partner(stage);
          tell(one -> one.begin(practice, List.of()));
        });
  }

  void wrote(String text) {
    if (!text.isBlank()) {
      voice.interrupt();
      callerTurns.incrementAndGet();
      lane.execute(
          () -> {
            questionAt = System.nanoTime();
            tell(one -> one.wrote(text));
          });
    }
  }

  /** The caller's sound comes by this track from now on. */
  Ears ears(String trackSid) {
    callerTrack = trackSid;
    return new Ears(this);
  }

  void audio(AudioFrame frame) {
    if (hears) {
      lane.execute(
          () -> {
            if (partner != null && !over) {
              partner.audio(frame);
            }
          });
    }
  }

  /** Whether Sofia speaks, and is not to be cut off by a cough. */
  boolean interruptible() {
    return hears && !voice.idle();
  }

  /** Nothing is said any more. */
  void end() {
    lane.execute(
        () -> {
          if (!over && partner != null) {
            partner.close();
          }
          over = true;
          doing.end();
          patience.cancel();
        });
  }

  @Override
  public void perhaps() {
    voice.hold(hears);
  }

  @Override
  public void nothing() {
    voice.hold(false);
  }

  @Override
  public void began() {
    if (hears) {
      callerTurns.incrementAndGet();
    }
    lane.execute(
        () -> {
          callerSpeaks = true;
          tell(Partner::voiceBegan);
          voice.hold(false);
        });
  }

  @Override
  public void ended() {
    lane.execute(
        () -> {
          callerSpeaks = false;
          if (hears) {
            questionAt = System.nanoTime();
            tell(Partner::voiceEnded);
          }
        });
  }

  @Override
  public void speaking(boolean speaks) {
    lane.execute(
        () -> {
          patience.in(context.settings().silence());
          doing.speaks(speaks);
        });
  }

  @Override
  public void sounds() {
    long now = System.nanoTime();
    lane.execute(
        () -> {
          if (questionAt != 0) {
            context.callEvents().turn(Duration.ofNanos(now - questionAt));
            questionAt = 0;
          }
        });
  }

  @Override
  public void written(String segment, String text, boolean complete) {
    transcript.write(voiceTrack, segment, text, complete);
  }

  @Override
  public void speechFailed() {
    context.callEvents().speechFailed();
  }

  private void hangUp() {
    if (!over) {
      over = true;
      partner.close();
      voice.afterwards().thenRun(leave);
    }
  }

  private void tell(Consumer<Partner> what) {
    if (partner == null || over) {
      return;
    }
    patience.in(context.settings().silence());
    try {
      what.accept(partner);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s: a fault in the partner", context.provider().name());
      voice.say(RoomStage.SORRY);
    }
  }

  private void nothingIsSaid() {
    if (voice.idle() && !callerSpeaks) {
      tell(Partner::silence);
    }
  }
}
