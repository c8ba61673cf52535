package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.Sofia;
import java.util.function.UnaryOperator;

/** What LiveKit reads at its start, and other contents for it. */
final class LiveKitFiles {

  private static final String CONFIG = "/etc/livekit/config/livekit.yaml";
  private static final String KEYS = "/etc/livekit/keys/keys.yaml";
  private static final String TURN_SECRET = "/etc/livekit/keys/turn-secret";

  private final Sofia sofia;

  LiveKitFiles(Sofia sofia) {
    this.sofia = sofia;
  }

  Change config(UnaryOperator<String> edit) {
    return Change.NONE.file(CONFIG, Edit.of(config(), edit));
  }

  /** The configuration too: it says where the others are. */
  Change otherTurnSecret() {
    return Change.NONE.file(CONFIG, config()).file(TURN_SECRET, "another".repeat(6));
  }

  Change otherApiSecret() {
    String keys = sofia.secret(sofia.livekit(), "keys.yaml").orElseThrow();
    return Change.NONE
        .file(CONFIG, config())
        .file(KEYS, Edit.of(keys, text -> text.replaceFirst(": .*", ": " + "another".repeat(6))));
  }

  private String config() {
    return sofia
        .client()
        .configMaps()
        .inNamespace(sofia.namespace())
        .withName(sofia.livekit())
        .get()
        .getData()
        .get("livekit.yaml");
  }
}
