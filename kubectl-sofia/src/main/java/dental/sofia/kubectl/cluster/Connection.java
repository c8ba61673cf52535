package dental.sofia.kubectl.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster, as whom, and where in it.
 *
 * @param kubeconfig instead of the usual places
 * @param context instead of the current one
 * @param namespace instead of the context's
 * @param timeout of each request
 */
public record Connection(
    Optional<Path> kubeconfig,
    Optional<String> context,
    Optional<String> namespace,
    Duration timeout) {}
