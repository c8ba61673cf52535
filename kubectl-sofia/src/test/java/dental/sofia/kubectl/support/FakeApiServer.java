package dental.sofia.kubectl.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dental.sofia.operator.naming.ComponentName;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server as far as a verification asks it, in one namespace; what a test forbids is 403. */
public final class FakeApiServer implements AutoCloseable {

  private static final String CORE = "/api/v1/namespaces/practices/";

  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public FakeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves this deployment, with its Secrets and pods. */
  public FakeApiServer serving(Praxis praxis) throws Exception {
    put(
        "/apis/sofia.dental/v1alpha1/namespaces/practices/sofiadeployments/praxis",
        praxis.resource());
    for (String name : List.of("praxis-livekit-api-key", "praxis-turn-secret")) {
      Secret secret = praxis.secret(name).orWithheld();
      put(CORE + "secrets/" + name, secret);
    }
    for (ComponentName component : ComponentName.values()) {
      var pods = new PodListBuilder().withItems(praxis.pods(component).orWithheld()).build();
      put(CORE + "pods " + component.software(), pods);
    }
    return this;
  }

  /**
   * @param what a part of the path
   */
  public FakeApiServer refusing(String what, int code) {
    refusals.put(what, code);
    return this;
  }

  /** Method and path of each request. */
  public List<String> requests() {
    return requests;
  }

  /** With the context {@code here} only. */
  public Path kubeconfig(Path directory) {
    try {
      return Files.writeString(
          directory.resolve("kubeconfig-" + server.getAddress().getPort()),
          """
          apiVersion: v1
          kind: Config
          current-context: here
          contexts: [{name: here, context: {cluster: fake, user: me, namespace: practices}}]
          clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
          users: [{name: me, user: {token: a-token}}]
          """
              .formatted(server.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void put(String path, Object object) {
    objects.put(path, Praxis.SERIALIZATION.asJson(object));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    var refused = refusals.keySet().stream().filter(path::contains).findFirst();
    if (refused.isPresent()) {
      send(exchange, refusals.get(refused.get()), "{}");
      return;
    }
    String selected = path.endsWith("/pods") ? path + " " + software(exchange) : path;
    String body = objects.get(selected);
    send(exchange, body == null ? 404 : 200, body == null ? "{}" : body);
  }

  private static String software(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query.contains("name=coturn") ? "coturn" : "livekit";
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
