package dental.sofia.operator.check.service;

import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Connection;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.HostNames;
import dental.sofia.wire.net.WireException;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Services lead to their pods: their names resolve in the cluster, and their ports take
 * connections. Every other check asks the pods themselves and would not notice.
 */
@ApplicationScoped
public class ServicesReachable implements Check {

  public static final ConditionType TYPE = new ConditionType("ServicesReachable");

  /** A Service's name does not resolve in the cluster. Usually the cluster's DNS is down. */
  public static final Reason SERVICE_NAME_UNRESOLVED = Reason.fault("ServiceNameUnresolved");

  /**
   * A Service takes no connection though its pods are ready. Usually its selector leads elsewhere,
   * or kube-proxy is behind.
   */
  public static final Reason SERVICE_UNREACHABLE = Reason.fault("ServiceUnreachable");

  /** A Service does not yet lead to its new pods. */
  public static final Reason ENDPOINTS_PENDING = Reason.progress("EndpointsPending");

  /** What kube-proxy may take on a busy node until it knows of a new pod. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private static final Duration ATTEMPT = Duration.ofMillis(150);
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final OperatorConfig config;

  public ServicesReachable(OperatorConfig config) {
    this.config = config;
  }

  @Override
  public ConditionType type() {
    return TYPE;
  }

  /** Outside a cluster neither names nor addresses of Services mean anything. */
  @Override
  public boolean appliesTo(Facts facts) {
    return config.apiServerAddress().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    List<Workload> behindWhichSomebodyIs =
        facts.workloads().values().stream()
            .filter(workload -> workload.service().filter(ServicesReachable::isDoor).isPresent())
            .filter(workload -> !workload.readyPeers().isEmpty())
            .toList();
    return probes.sumUp(
        probes.askEach(behindWhichSomebodyIs, workload -> door(workload, probes)),
        "the Services' names resolve and their ports take connections");
  }

  /** Not one that is only a name: nothing stands before its pods that could fail. */
  private static boolean isDoor(Service service) {
    return !Objects.HEADLESS.equals(service.getSpec().getClusterIP());
  }

  private Outcome door(Workload workload, Probes probes) throws InterruptedException {
    Service service = workload.service().orElseThrow();
    String name =
        service.getMetadata().getName()
            + "."
            + service.getMetadata().getNamespace()
            + ".svc."
            + config.clusterDomain();
    try {
      // With a dot at its end no search list is gone through.
      HostNames.resolve(name + ".", probes.deadline());
    } catch (WireException e) {
      return new Failed(SERVICE_NAME_UNRESOLVED, name + ": " + e.fault().describe());
    }
    return ports(service, workload, probes);
  }

  private static Outcome ports(Service service, Workload workload, Probes probes)
      throws InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    for (ServicePort port : service.getSpec().getPorts()) {
      if ("TCP".equals(port.getProtocol())) {
        outcomes.add(connect(service, port, workload, probes));
      }
    }
    return Outcomes.worst(outcomes, "");
  }

  private static Outcome connect(
      Service service, ServicePort port, Workload workload, Probes probes)
      throws InterruptedException {
    var address = new Endpoint.Tcp(service.getSpec().getClusterIP(), port.getPort());
    // The other half is for the pods.
    Deadline half = probes.deadline().within(probes.deadline().remaining().dividedBy(2));
    boolean settled = workload.hasBeenReadyFor(SETTLING, probes.now());
    Optional<Fault> fault = settled ? fault(address, half) : faultOfANewcomer(address, probes);
    if (fault.isEmpty()) {
      return new Passed("");
    }
    String silence =
        "Service "
            + service.getMetadata().getName()
            + ", port "
            + port.getName()
            + " ("
            + address
            + "): "
            + fault.get().describe();
    // The port is the same number in the pods.
    return workload.readyPeers().stream()
        .filter(pod -> fault(pod.at(port.getPort()), probes.deadline()).isEmpty())
        .findFirst()
        .<Outcome>map(
            pod ->
                new Failed(
                    settled ? SERVICE_UNREACHABLE : ENDPOINTS_PENDING,
                    silence + ", though " + pod + " takes connections"))
        .orElseGet(() -> Outcomes.notAsked(silence + ", as with its pods", askedOf(port)));
  }

  /**
   * kube-proxy hears of a new pod a moment after us: waiting for it here is sooner than asking
   * again later. Until then nobody answers at all, and a second attempt finds out sooner than a
   * first one that goes on.
   */
  private static Optional<Fault> faultOfANewcomer(Endpoint.Tcp address, Probes probes)
      throws InterruptedException {
    Deadline most =
        probes.deadline().within(probes.deadline().remaining().multipliedBy(4).dividedBy(5));
    while (true) {
      Optional<Fault> fault = fault(address, most.within(ATTEMPT));
      if (fault.isEmpty() || most.passed()) {
        return fault;
      }
      Thread.sleep(AGAIN);
    }
  }

  private static Optional<Fault> fault(Endpoint endpoint, Deadline deadline) {
    try (var connection = Connection.open(endpoint, deadline)) {
      return Optional.empty();
    } catch (WireException e) {
      return Optional.of(e.fault());
    }
  }

  /** Which condition it is that pods take connections on their port. */
  private static ConditionType askedOf(ServicePort port) {
    return switch (port.getPort()) {
      case Ports.SIGNALLING -> Causes.LIVEKIT_HEALTHY;
      case Ports.TURN -> Causes.TURN_CREDENTIALS_VALID;
      case Ports.CALENDAR -> Causes.CALENDAR_HEALTHY;
      case Ports.TURN_TLS -> Causes.CERTIFICATE_VALID;
      default -> Causes.MEDIA_PATH_VERIFIED;
    };
  }
}
