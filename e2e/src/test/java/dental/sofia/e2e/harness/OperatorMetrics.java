package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** What the operator tells Prometheus, read through the API server. */
public final class OperatorMetrics implements AutoCloseable {

  private static final int PORT = 8080;

  private final LocalPortForward forward;
  private final HttpClient http = HttpClient.newHttpClient();

  public OperatorMetrics(Cluster cluster, OperatorRelease operator) {
    forward =
        cluster
            .client()
            .pods()
            .inNamespace(OperatorRelease.NAMESPACE)
            .withName(operator.pod().getMetadata().getName())
            .portForward(PORT);
  }

  /** The sum of all series of this name, whatever their labels; zero if there is none. */
  public double sum(String name) {
    return series(name).mapToDouble(OperatorMetrics::value).sum();
  }

  /** The lines of all series of this name, labels and value included. */
  public Stream<String> series(String name) {
    return text()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private String text() {
    var uri = URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/q/metrics");
    try {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    try {
      forward.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
