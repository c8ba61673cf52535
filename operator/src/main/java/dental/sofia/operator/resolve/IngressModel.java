package dental.sofia.operator.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How page and signalling are reached over HTTPS, through an ingress controller.
 *
 * @param host under which both are reached
 * @param port on which callers reach the controller
 * @param className which controller; empty: the cluster's default
 * @param annotations of the Ingress
 * @param tlsSecretName Secret with the certificate; empty: the controller's own
 * @param reachableFromPods whether the operator can ask through the controller
 * @param proxies from where the controller connects to the pods
 */
public record IngressModel(
    String host,
    int port,
    Optional<String> className,
    Map<String, String> annotations,
    Optional<String> tlsSecretName,
    boolean reachableFromPods,
    List<String> proxies) {

  private static final int HTTPS = 443;

  public IngressModel {
    annotations = Map.copyOf(annotations);
    proxies = List.copyOf(proxies);
  }

  /** Host and port as they stand in a URL. */
  public String authority() {
    return port == HTTPS ? host : host + ":" + port;
  }
}
