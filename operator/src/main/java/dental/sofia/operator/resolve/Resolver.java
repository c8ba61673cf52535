package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.CoturnSpec;
import dental.sofia.api.v1alpha1.ExposureSpec;
import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import dental.sofia.api.v1alpha1.TransportSpec;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.Resolution.Invalid;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.resolve.Resolution.Resolved;
import dental.sofia.operator.resolve.SofiaModel.ChecksModel;
import dental.sofia.operator.resolve.SofiaModel.LiveKitModel;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides everything that the user left open. Static defaults are in the CustomResourceDefinition;
 * what depends on something else is decided here and nowhere else.
 */
@ApplicationScoped
public class Resolver {

  /** Keys of livekit.yaml that decide whether and how a call can work. */
  private static final Set<String> DECIDED_BY_THE_OPERATOR =
      Set.of(
          "port",
          "bind_addresses",
          "rtc",
          "turn",
          "keys",
          "key_file",
          "logging",
          "log_level",
          "development");

  private final OperatorConfig config;

  public Resolver(OperatorConfig config) {
    this.config = config;
  }

  /**
   * @return the model, or every problem of the spec, not only the first
   */
  public Resolution resolve(SofiaDeployment resource) {
    SofiaDeploymentSpec spec = resource.getSpec();
    var identity = Identity.of(resource);
    var problems = new ArrayList<Problem>();
    Exposure exposure = exposure(spec.exposure());
    var addresses = new Addresses(spec, identity, exposure, config);
    Transport transport = transport(spec, identity, addresses, problems);
    LiveKitModel livekit = livekit(spec, identity, problems);
    Optional<CalendarModel> calendar =
        new CalendarResolver(config.images().calendar())
            .resolve(spec, addresses.page(), identity, problems);
    Optional<AgentModel> agent =
        new AgentResolver(config.images().agent())
            .resolve(
                spec,
                addresses.inCluster(Names.AGENT),
                addresses.inCluster(Names.LIVEKIT),
                addresses.inCluster(Names.CALENDAR));
    var checks =
        new ChecksModel(
            duration(spec.checks().interval()),
            duration(spec.checks().deadline()),
            duration(spec.checks().callInterval()));
    if (!problems.isEmpty()) {
      return new Invalid(problems);
    }
    return new Resolved(
        new SofiaModel(
            identity,
            addresses.signalling(),
            exposure,
            addresses.ingress(),
            transport,
            livekit,
            calendar,
            agent,
            checks));
  }

  private static Exposure exposure(ExposureSpec spec) {
    Map<String, String> annotations =
        spec.annotations() == null ? Map.of() : Map.copyOf(spec.annotations());
    return switch (spec.type()) {
      case CLUSTER_IP -> new Exposure.ClusterIp(annotations);
      case LOAD_BALANCER -> new Exposure.LoadBalancer(annotations);
      case NODE_PORT -> {
        var ports =
            Optional.ofNullable(spec.nodePorts())
                .orElseGet(() -> new ExposureSpec.NodePorts(null, null, null, null));
        yield new Exposure.NodePort(
            ports.calendar(), ports.livekit(), ports.turn(), ports.turnTls(), annotations);
      }
    };
  }

  private Transport transport(
      SofiaDeploymentSpec spec, Identity identity, Addresses addresses, List<Problem> problems) {
    return switch (spec.transport().mode()) {
      case RELAY -> new Transport.Relay(coturn(spec, identity, addresses, problems));
      case DIRECT -> {
        var direct =
            Optional.ofNullable(spec.transport().direct())
                .orElseGet(() -> new TransportSpec.Direct(null, null));
        if (direct.port() == Ports.SIGNALLING) {
          problems.add(
              new Problem(
                  "transport.direct.port",
                  Ports.SIGNALLING
                      + " is LiveKit's signalling port in the pod: write another, like 7881"));
        }
        yield new Transport.Direct(address(direct, addresses.exposure()), direct.port());
      }
    };
  }

  private static Transport.Address address(TransportSpec.Direct direct, Exposure exposure) {
    if (direct.publicAddress() != null) {
      return new Transport.Address.Literal(direct.publicAddress());
    }
    return switch (exposure) {
      case Exposure.NodePort n -> new Transport.Address.OfNode();
      case Exposure.ClusterIp c -> new Transport.Address.OfPod();
      // The API server has refused a load balancer without an address; pods behind it stay
      // reachable in the cluster.
      case Exposure.LoadBalancer l -> new Transport.Address.OfPod();
    };
  }

  private Transport.CoturnModel coturn(
      SofiaDeploymentSpec spec, Identity identity, Addresses addresses, List<Problem> problems) {
    CoturnSpec coturn = spec.coturn();
    String host = coturn.host() != null ? coturn.host() : addresses.host(Names.TURN);
    return new Transport.CoturnModel(
        Optional.ofNullable(coturn.image()).orElse(config.images().coturn()),
        // A client may resolve localhost to ::1, where a NodePort does not answer.
        host.equals("localhost") ? "127.0.0.1" : host,
        addresses.turnPort(),
        Optional.ofNullable(spec.tls())
            .map(tls -> new Transport.TurnTls(addresses.turnTlsPort(), tls.secretName())),
        coturn.replicas(),
        coturn.maxCalls(),
        duration(coturn.credentialTtl()),
        SecretSource.of(coturn.secretName(), Names.TURN_SECRET, identity),
        allowedPeers(coturn, problems),
        resources(coturn.resources()));
  }

  private List<Ipv4Range> allowedPeers(CoturnSpec coturn, List<Problem> problems) {
    List<String> networks =
        coturn.allowedPeers() == null ? config.podNetworks() : coturn.allowedPeers();
    var holes = new ArrayList<>(List.of(Ipv4Range.LINK_LOCAL, Ipv4Range.LOOPBACK));
    config
        .apiServerAddress()
        .filter(Ipv4Range::isAddress)
        .map(Ipv4Range::ofAddress)
        .ifPresent(holes::add);
    List<Ipv4Range> peers =
        Ipv4Range.without(networks.stream().map(Ipv4Range::ofCidr).toList(), holes);
    if (peers.isEmpty()) {
      problems.add(
          new Problem(
              "coturn.allowedPeers",
              "nothing is left once loopback, link-local and the API server are taken out: write the pod network, like"
                  + " 10.244.0.0/16"));
    }
    return peers;
  }

  private LiveKitModel livekit(
      SofiaDeploymentSpec spec, Identity identity, List<Problem> problems) {
    var livekit = spec.livekit();
    Map<String, Object> extra = livekit.config() == null ? Map.of() : livekit.config();
    extra.keySet().stream()
        .filter(DECIDED_BY_THE_OPERATOR::contains)
        .sorted()
        .forEach(
            key ->
                problems.add(
                    new Problem(
                        "livekit.config." + key,
                        "is decided by the operator (transport, exposure, livekit.logLevel, livekit.secretName): remove it")));
    return new LiveKitModel(
        Optional.ofNullable(livekit.image()).orElse(config.images().livekit()),
        livekit.logLevel().name().toLowerCase(Locale.ROOT),
        SecretSource.of(livekit.secretName(), Names.API_KEY, identity),
        extra,
        resources(livekit.resources()));
  }

  private static ResourceRequirements resources(ResourceRequirements given) {
    return given == null ? new ResourceRequirements() : given;
  }

  /** The API server has checked the form: a whole number and one unit. */
  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
