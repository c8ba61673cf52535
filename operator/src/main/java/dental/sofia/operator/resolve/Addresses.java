package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;
import java.util.Map;
import java.util.Optional;

/**
 * Where callers and the parts themselves find each door.
 *
 * @param spec what the user asks for
 * @param identity which resource it is
 * @param exposure how the Services are opened
 * @param config what the operator knows of the cluster
 */
record Addresses(
    SofiaDeploymentSpec spec, Identity identity, Exposure exposure, OperatorConfig config) {

  /** Where browsers reach LiveKit. */
  String signalling() {
    return ingress()
        .map(door -> "wss://" + door.authority())
        .orElseGet(() -> "ws://" + host(Names.LIVEKIT) + ":" + signallingPort());
  }

  /** Where browsers reach the calendar. */
  String page() {
    return ingress()
        .map(door -> "https://" + door.authority())
        .orElseGet(() -> "http://" + host(Names.CALENDAR) + ":" + pagePort());
  }

  Optional<IngressModel> ingress() {
    return Optional.ofNullable(spec.exposure().ingress())
        .map(
            ingress ->
                new IngressModel(
                    spec.host(),
                    ingress.port(),
                    Optional.ofNullable(ingress.className()),
                    ingress.annotations() == null ? Map.of() : ingress.annotations(),
                    Optional.ofNullable(ingress.tlsSecretName()),
                    ingress.reachableFromPods(),
                    config.podNetworks()));
  }

  /** Where the user names no host, callers are on the same machine or in the same cluster. */
  String host(Names door) {
    if (spec.host() != null) {
      return spec.host();
    }
    return switch (exposure) {
      case Exposure.NodePort n -> "localhost";
      case Exposure.ClusterIp c -> inCluster(door);
      case Exposure.LoadBalancer l -> inCluster(door);
    };
  }

  /** A Service's name for pods. */
  String inCluster(Names door) {
    return door.of(identity) + "." + identity.namespace() + ".svc." + config.clusterDomain();
  }

  int turnPort() {
    return exposure instanceof Exposure.NodePort node ? node.turn() : Ports.TURN;
  }

  int turnTlsPort() {
    return exposure instanceof Exposure.NodePort node ? node.turnTls() : Ports.TURN_TLS;
  }

  private int signallingPort() {
    return exposure instanceof Exposure.NodePort node ? node.livekit() : Ports.SIGNALLING;
  }

  private int pagePort() {
    return exposure instanceof Exposure.NodePort node ? node.calendar() : Ports.CALENDAR;
  }
}
