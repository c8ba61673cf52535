package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.turn.Allocated;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EndToEnd
class SecretReferenceIT {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> KEYS =
      Map.of("apiKey", "APIpraxis", "apiSecret", SECRET);

  @Test
  void aSecretThatIsMissingIsNamedAndWhatIsMissingOnlyWaitsForIt(Sandbox sandbox) {
    Sofia praxis =
        sandbox.create("{livekit: {secretName: own-keys}, coturn: {secretName: own-secret}}");
    var condition = praxis.awaitCondition("SpecAccepted", "False", "SecretUnusable");
    assertThat(condition.getMessage())
        .contains("livekit.secretName", "own-keys", "coturn.secretName", "own-secret");
    assertThat(praxis.pods("livekit")).isEmpty();

    sandbox.createSecret("own-keys", KEYS);
    sandbox.createSecret("own-secret", Map.of("secret", SECRET));
    praxis.awaitReady();

    var url =
        "http://"
            + sandbox.cluster().nodeAddress()
            + ":"
            + praxis.nodePort(praxis.livekit(), "signalling");
    var door =
        new Caller.Door(
            HttpOrigin.parse(url, Trust.system()).orElseThrow(), new ApiKey("APIpraxis", SECRET));
    try (var session = Caller.join(door)) {
      assertThat(Caller.allocate(session.iceServers().getFirst())).isInstanceOf(Allocated.class);
    }
    assertThat(praxis.objects())
        .as("a key that the user brings is not generated as well")
        .extracting(object -> object.getMetadata().getName())
        .doesNotContain("praxis-livekit-api-key", "praxis-turn-secret");
  }

  @Test
  void aSecretThatIsTooShortIsNamedWithWhatToWriteInstead(Sandbox sandbox) {
    sandbox.createSecret("own-keys", Map.of("apiKey", "APIpraxis", "apiSecret", "short"));
    Sofia praxis = sandbox.create("livekit: {secretName: own-keys}");
    var condition = praxis.awaitCondition("SpecAccepted", "False", "SecretUnusable");
    assertThat(condition.getMessage())
        .contains("apiSecret", "own-keys", "5 characters", "at least 32")
        .doesNotContain("short\"");
    assertThat(praxis.condition("Stalled").orElseThrow().getStatus()).isEqualTo("True");
  }

  @Test
  void aRunningDeploymentOutlivesTheSecretThatItNames(Sandbox sandbox) {
    var secret = sandbox.createSecret("own-keys", KEYS);
    Sofia praxis = sandbox.create("livekit: {secretName: own-keys}").awaitReady();
    var pods = praxis.podIdentities();
    var versions = praxis.versions();

    sandbox.client().resource(secret).delete();
    praxis.checkNow();
    praxis.awaitCondition("SpecAccepted", "False", "SecretUnusable");
    assertThat(praxis.podIdentities()).isEqualTo(pods);
    assertThat(praxis.versions()).isEqualTo(versions);

    sandbox.createSecret("own-keys", KEYS);
    praxis.awaitReady();
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }

  @Test
  void aSecretOfTheUsersIsReadAndNeverWritten(Sandbox sandbox) {
    var before = sandbox.createSecret("own-keys", KEYS);
    sandbox.create("livekit: {secretName: own-keys}").awaitReady();
    var after = sandbox.client().resource(before).get();
    assertThat(after.getMetadata().getResourceVersion())
        .isEqualTo(before.getMetadata().getResourceVersion());
  }
}
