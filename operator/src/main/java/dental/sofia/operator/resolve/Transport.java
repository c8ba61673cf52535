package dental.sofia.operator.resolve;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How media reaches LiveKit. The two can't be combined: a relay candidate is always UDP, and a
 * LiveKit held to TCP forms no pair with it.
 */
public sealed interface Transport {

  /**
   * Callers reach coturn over TCP; coturn reaches LiveKit over UDP inside the cluster.
   *
   * @param coturn the relay
   */
  record Relay(CoturnModel coturn) implements Transport {}

  /**
   * Callers reach LiveKit itself over ICE-TCP (RFC 6544); there is no UDP anywhere.
   *
   * @param address what LiveKit advertises
   * @param port the same in the pod, the Service and on the public address
   */
  record Direct(Address address, int port) implements Transport {}

  /** The address that LiveKit advertises in mode Direct. */
  sealed interface Address {
    /** The one that the user gave. */
    record Literal(String ip) implements Address {}

    /** That of the node the pod runs on: right for a NodePort. */
    record OfNode() implements Address {}

    /** That of the pod: right where callers are in the cluster. */
    record OfPod() implements Address {}
  }

  /**
   * The TURN relay.
   *
   * @param image full reference
   * @param host name or IPv4 address that callers use
   * @param port TCP port that callers use
   * @param tls TURN over TLS, where there is a certificate
   * @param replicas number of pods
   * @param maxCalls calls at a time for each pod
   * @param credentialTtl how long credentials stay good
   * @param secret where the shared secret of LiveKit and coturn comes from
   * @param allowedPeers addresses that may be relayed to
   * @param resources of the container
   */
  record CoturnModel(
      String image,
      String host,
      int port,
      Optional<TurnTls> tls,
      int replicas,
      int maxCalls,
      Duration credentialTtl,
      SecretSource secret,
      List<Ipv4Range> allowedPeers,
      ResourceRequirements resources) {}

  /**
   * TURN over TLS.
   *
   * @param port TCP port that callers use
   * @param secretName Secret of type kubernetes.io/tls
   */
  record TurnTls(int port, String secretName) {}
}
