package dental.sofia.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.resolve.Resolution.Invalid;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.resolve.Resolution.Resolved;
import dental.sofia.operator.resolve.Transport.Address;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import dental.sofia.operator.resolve.Transport.Direct;
import dental.sofia.operator.resolve.Transport.Relay;
import dental.sofia.operator.support.Fixture;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Resources;
import dental.sofia.operator.support.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {

  @Test
  void anEmptySpecComesUpOnALaptop() {
    SofiaModel model = Models.withSpec("{}");
    assertThat(model.url()).isEqualTo("ws://localhost:7880");
    assertThat(model.exposure()).isEqualTo(new Exposure.NodePort(3005, 7880, 3478, 5349, Map.of()));
    assertThat(model.livekit().image()).isEqualTo("livekit/livekit-server:v1.13.5");
    assertThat(model.livekit().logLevel()).isEqualTo("info");
    assertThat(model.livekit().apiKey())
        .isEqualTo(new SecretSource.Generated("praxis-livekit-api-key"));
    assertThat(model.checks().interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(model.checks().deadline()).isEqualTo(Duration.ofSeconds(5));
    CoturnModel coturn = coturn(model);
    assertThat(coturn.image()).isEqualTo("coturn/coturn:4.18.0");
    assertThat(coturn.port()).isEqualTo(3478);
    assertThat(coturn.replicas()).isEqualTo(1);
    assertThat(coturn.maxCalls()).isEqualTo(100);
    assertThat(coturn.credentialTtl()).isEqualTo(Duration.ofDays(1));
    assertThat(coturn.secret()).isEqualTo(new SecretSource.Generated("praxis-turn-secret"));
  }

  @Test
  void callersAreNotToldALocalhostThatMayMeanIpv6() {
    assertThat(coturn(Models.withSpec("{}")).host()).isEqualTo("127.0.0.1");
    assertThat(coturn(Models.withSpec("{host: localhost}")).host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{host: sofia.example.com} | ws://sofia.example.com:7880 | sofia.example.com | 3478",
        "{host: a.example.com, coturn: {host: b.example.com}} | ws://a.example.com:7880 |"
            + " b.example.com | 3478",
        "{exposure: {nodePorts: {livekit: 31880, turn: 31478}}} | ws://localhost:31880 | 127.0.0.1"
            + " | 31478",
        "{exposure: {type: ClusterIP}} | ws://praxis-livekit.practices.svc.cluster.local:7880"
            + " | praxis-turn.practices.svc.cluster.local | 3478",
        "{host: x.example.com, exposure: {type: LoadBalancer}} | ws://x.example.com:7880 |"
            + " x.example.com | 3478"
      })
  void callersAreToldTheDoorsThatTheExposureOpens(
      String spec, String url, String turnHost, int turnPort) {
    SofiaModel model = Models.withSpec(spec);
    assertThat(model.url()).isEqualTo(url);
    assertThat(coturn(model).host()).isEqualTo(turnHost);
    assertThat(coturn(model).port()).isEqualTo(turnPort);
  }

  @Test
  void usesTheClusterDomainThatTheOperatorIsTold() {
    var resolver = new Resolver(Settings.with(Map.of("sofia.cluster-domain", "k8s.example")));
    var resolved = (Resolved) resolver.resolve(Resources.withSpec("{exposure: {type: ClusterIP}}"));
    assertThat(resolved.model().url())
        .isEqualTo("ws://praxis-livekit.practices.svc.k8s.example:7880");
  }

  @Test
  void directTakesTheAddressThatFitsTheExposure() {
    assertThat(direct("{transport: {mode: Direct}}"))
        .isEqualTo(new Direct(new Address.OfNode(), 7881));
    assertThat(direct("{transport: {mode: Direct}, exposure: {type: ClusterIP}}"))
        .isEqualTo(new Direct(new Address.OfPod(), 7881));
    assertThat(
            direct("{transport: {mode: Direct, direct: {publicAddress: 203.0.113.10, port: 443}}}"))
        .isEqualTo(new Direct(new Address.Literal("203.0.113.10"), 443));
  }

  @Test
  void neverRelaysToTheMetadataServiceLoopbackOrTheApiServer() {
    String everywhere = "{coturn: {allowedPeers: [0.0.0.0/1, 128.0.0.0/1]}}";
    List<Ipv4Range> peers = coturn(Models.withSpec(everywhere)).allowedPeers();
    assertThat(List.of("169.254.169.254", "127.0.0.1", "10.96.0.1"))
        .noneMatch(address -> peers.stream().anyMatch(range -> range.contains(address)));
    assertThat(List.of("10.244.0.7", "10.96.0.2", "10.96.0.0"))
        .allMatch(address -> peers.stream().anyMatch(range -> range.contains(address)));
  }

  @Test
  void relaysToTheUsersNetworksInsteadOfTheOperators() {
    assertThat(coturn(Models.withSpec("{coturn: {allowedPeers: [10.244.0.0/16]}}")).allowedPeers())
        .containsExactly(Ipv4Range.ofCidr("10.244.0.0/16"));
  }

  @Test
  void refusesARelayThatCouldReachNothing() {
    assertThat(problems("{coturn: {allowedPeers: [169.254.0.0/16, 127.0.0.1/32]}}"))
        .extracting(Problem::field)
        .containsExactly("coturn.allowedPeers");
  }

  /** Some clouds put a name or an IPv6 address into KUBERNETES_SERVICE_HOST. */
  @ParameterizedTest
  @ValueSource(strings = {"api.example.com", "fd00::1", ""})
  void comesUpWhereTheApiServerHasNoIpv4Address(String address) {
    var resolver = new Resolver(Settings.with(Map.of("sofia.api-server-address", address)));
    assertThat(resolver.resolve(Resources.withSpec("{}"))).isInstanceOf(Resolved.class);
  }

  @Test
  void refusesKeysOfLiveKitsConfigurationThatDecideACall() {
    assertThat(problems("{livekit: {config: {turn: {enabled: true}, rtc: {}, room: {}}}}"))
        .extracting(Problem::field)
        .containsExactly("livekit.config.rtc", "livekit.config.turn");
  }

  @Test
  void namesEveryProblemAndNotOnlyTheFirst() {
    assertThat(
            problems(
                "{livekit: {config: {port: 1}}, transport: {mode: Direct, direct: {port: 7880}}}"))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("livekit.config.port", "transport.direct.port");
  }

  @Test
  void keepsReferencesToTheUsersSecrets() {
    SofiaModel model =
        Models.withSpec("{livekit: {secretName: our-keys}, coturn: {secretName: our-turn}}");
    assertThat(model.livekit().apiKey()).isEqualTo(new SecretSource.Referenced("our-keys"));
    assertThat(coturn(model).secret()).isEqualTo(new SecretSource.Referenced("our-turn"));
  }

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "10m, PT10M", "1h, PT1H"})
  void readsTheDurationsThatTheApiServerLetsThrough(String text, Duration duration) {
    var model = Models.withSpec("{checks: {interval: %s}}".formatted(text));
    assertThat(model.checks().interval()).isEqualTo(duration);
  }

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void givesEqualModelsForEqualSpecs(Fixture fixture) {
    SofiaDeployment copy = Resources.SERIALIZATION.clone(fixture.resource());
    assertThat(Models.of(copy)).isEqualTo(Models.of(fixture.resource()));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void leavesTheUsersResourceAsItIs(Fixture fixture) {
    String before = Resources.SERIALIZATION.asJson(fixture.resource());
    assertThatCode(() -> Models.of(fixture.resource())).doesNotThrowAnyException();
    assertThat(Resources.SERIALIZATION.asJson(fixture.resource())).isEqualTo(before);
  }

  private static List<Problem> problems(String spec) {
    var resolver = new Resolver(Settings.inCluster());
    return ((Invalid) resolver.resolve(Resources.withSpec(spec))).problems();
  }

  private static CoturnModel coturn(SofiaModel model) {
    return ((Relay) model.transport()).coturn();
  }

  private static Direct direct(String spec) {
    return (Direct) Models.withSpec(spec).transport();
  }
}
