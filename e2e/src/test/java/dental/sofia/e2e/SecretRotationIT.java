package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.whip.WhipResult;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.Test;

@EndToEnd
class SecretRotationIT {

  private static final String OTHER = "a-secret-that-was-written-by-hand-0123456789";

  @Test
  void aTurnSecretThatIsEditedByHandReachesBothSidesAndCallsGoThrough(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var livekit = praxis.names("livekit");
    var turn = praxis.names("turn");

    edit(praxis, "praxis-turn-secret", "secret", OTHER);

    praxis.awaitOtherPods("livekit", livekit);
    praxis.awaitOtherPods("turn", turn);
    assertThat(praxis.secret("praxis-turn-secret", "secret")).contains(OTHER);
    try (var session = Caller.join(praxis)) {
      assertThat(Caller.checkThroughRelay(session)).isInstanceOf(IceResult.Answered.class);
    }
  }

  @Test
  void anApiSecretThatIsEditedByHandIsTheOneThatLiveKitTakes(Sandbox sandbox) {
    Sofia praxis = sandbox.create("transport: {mode: Direct}").awaitReady();
    var before = praxis.names("livekit");
    var old = Caller.door(praxis);

    edit(praxis, "praxis-livekit-api-key", "apiSecret", OTHER);

    praxis.awaitOtherPods("livekit", before);
    try (var session = Caller.join(praxis)) {
      assertThat(session.answer().candidates()).isNotEmpty();
    }
    assertThat(old.tryToJoin()).isInstanceOf(WhipResult.Refused.class);
  }

  @Test
  void aGeneratedSecretThatIsDeletedIsMadeAnewAndFollowed(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var livekit = praxis.names("livekit");
    var turn = praxis.names("turn");
    var before = praxis.secret("praxis-turn-secret", "secret");

    praxis
        .client()
        .secrets()
        .inNamespace(praxis.namespace())
        .withName("praxis-turn-secret")
        .delete();

    praxis.awaitOtherPods("livekit", livekit);
    praxis.awaitOtherPods("turn", turn);
    assertThat(praxis.secret("praxis-turn-secret", "secret")).isPresent().isNotEqualTo(before);
    try (var session = Caller.join(praxis)) {
      assertThat(Caller.checkThroughRelay(session)).isInstanceOf(IceResult.Answered.class);
    }
  }

  private static void edit(Sofia praxis, String name, String key, String value) {
    praxis
        .client()
        .secrets()
        .inNamespace(praxis.namespace())
        .withName(name)
        .edit(secret -> new SecretBuilder(secret).addToStringData(key, value).build());
  }
}
