package dental.sofia.agent.rtc;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.support.Tone;
import dental.sofia.agent.support.Usage;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of stays, one after the other. How many is told by the system property soak.stays. */
@Tag("soak")
class SoakTest {
  private static final int WARM_UP = 50;

  @TempDir Path directory;

  @Test
  void joiningAndLeavingLeavesNothingBehind() throws Exception {
    int stays = Integer.getInteger("soak.stays", 500);
    try (var server = LiveKit.start(directory, List.of());
        var listener = Guest.join(server, "listener", "room")) {
      get(get(listener.room().publishAudio("voice")).play(Tone.of(440, 10_000, 0.1)));
      Usage before = null;
      for (int i = 0; i < stays; i++) {
        if (i == WARM_UP) {
          before = usage();
        }
        try (var guest = Guest.join(server, "guest-" + i, "room")) {
          var voice = get(guest.room().publishAudio("voice"));
          guest.await(RoomEvent.AudioStarted.class, event -> true);
          get(guest.room().mediaConnected());
          voice.play(Tone.of(440, 10_000, 0.1));
          guest.heard().next(0.05);
        }
        if (i % 50 == 49) {
          System.out.println("after " + (i + 1) + " stays: " + usage());
        }
      }
      var after = usage();
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 4);
      assertThat(after.files()).isLessThanOrEqualTo(before.files() + 8);
      double growth = (after.pssKib() - before.pssKib()) / 1024.0 / (stays - WARM_UP);
      assertThat(growth).as("MiB for each stay").isLessThan(0.1);
    }
  }

  private static Usage usage() throws IOException {
    System.gc();
    return Usage.of(ProcessHandle.current().pid());
  }
}
