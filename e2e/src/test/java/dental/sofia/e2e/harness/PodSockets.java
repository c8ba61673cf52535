package dental.sofia.e2e.harness;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sockets of a pod's network namespace, as the kernel lists them: read by a container that
 * joins the running pod for a moment.
 *
 * @param udp lines of /proc/net/udp and udp6 without their headings
 * @param tcpListeners ports on which the pod takes connections
 */
public record PodSockets(List<String> udp, List<Integer> tcpListeners) {

  private static final String READ =
      "for f in udp udp6 tcp tcp6; do echo \"# $f\"; cat /proc/net/$f || exit 1; done; echo '# end'";

  private static final String LISTEN = "0A";

  public static PodSockets of(Sofia sofia, Pod pod) {
    String name = "sockets-" + Long.toString(System.nanoTime(), 36);
    var pods =
        sofia.client().pods().inNamespace(sofia.namespace()).withName(pod.getMetadata().getName());
    pods.ephemeralContainers()
        .edit(
            p -> {
              p.getSpec()
                  .getEphemeralContainers()
                  .add(
                      new EphemeralContainerBuilder()
                          .withName(name)
                          .withImage(imageWithShell(sofia))
                          .withCommand("/bin/sh", "-c", READ)
                          .withNewSecurityContext()
                          .withAllowPrivilegeEscalation(false)
                          .withRunAsNonRoot(true)
                          .withRunAsUser(65532L)
                          .withNewCapabilities()
                          .withDrop("ALL")
                          .endCapabilities()
                          .withNewSeccompProfile()
                          .withType("RuntimeDefault")
                          .endSeccompProfile()
                          .endSecurityContext()
                          .build());
              return p;
            });
    await("the sockets of " + pod.getMetadata().getName())
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                pods.get().getStatus().getEphemeralContainerStatuses().stream()
                    .anyMatch(
                        status ->
                            status.getName().equals(name)
                                && status.getState().getTerminated() != null));
    return parse(pods.inContainer(name).getLog());
  }

  /** coturn's image has a shell and is in every cluster that runs these tests. */
  private static String imageWithShell(Sofia sofia) {
    return OperatorRelease.image(sofia.cluster(), "COTURN");
  }

  static PodSockets parse(String listing) {
    if (!listing.contains("# end")) {
      throw new AssertionError("the listing of sockets is incomplete:\n" + listing);
    }
    List<Integer> listeners =
        Stream.concat(section(listing, "tcp"), section(listing, "tcp6"))
            .map(line -> line.split("\\s+"))
            .filter(columns -> columns[3].equals(LISTEN))
            .map(columns -> Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16))
            .distinct()
            .toList();
    return new PodSockets(
        Stream.concat(section(listing, "udp"), section(listing, "udp6")).toList(), listeners);
  }

  private static Stream<String> section(String listing, String name) {
    return listing
        .lines()
        .dropWhile(line -> !line.equals("# " + name))
        .skip(2)
        .takeWhile(line -> !line.startsWith("#"))
        .map(String::strip);
  }
}
