package dental.sofia.e2e.harness;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Debian's nginx beside the local node, doing what an ingress controller does with one Ingress: it
 * serves the host with the certificate of the Secret, leads every path to its Service, and
 * publishes its address.
 */
public final class IngressController implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  private final String address;
  private final int port;
  private Process nginx;

  private IngressController(Path directory, String address, int port) {
    this.directory = directory;
    this.address = address;
    this.port = port;
  }

  /** Not yet serving. */
  public static IngressController at(String address, Path directory) {
    try (var free = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return new IngressController(directory, address, free.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return address;
  }

  public int port() {
    return port;
  }

  /** Takes the Ingress, as it is now; what was served before no longer is. */
  public void serve(Sofia praxis) {
    stop();
    Resource<Ingress> object =
        praxis
            .client()
            .resources(Ingress.class)
            .inNamespace(praxis.namespace())
            .withName(praxis.name() + "-web");
    Ingress ingress = object.get();
    write("nginx.conf", configuration(praxis, ingress));
    Secret certificate =
        praxis
            .client()
            .secrets()
            .inNamespace(praxis.namespace())
            .withName(ingress.getSpec().getTls().getFirst().getSecretName())
            .get();
    write("tls.crt", text(certificate, "tls.crt"));
    write("tls.key", text(certificate, "tls.key"));
    start();
    object.editStatus(
        now ->
            new IngressBuilder(now)
                .editOrNewStatus()
                .withNewLoadBalancer()
                .addNewIngress()
                .withIp(address)
                .endIngress()
                .endLoadBalancer()
                .endStatus()
                .build());
  }

  public void start() {
    try {
      nginx =
          new ProcessBuilder(
                  "/usr/sbin/nginx",
                  "-p",
                  directory.toString(),
                  "-c",
                  directory.resolve("nginx.conf").toString(),
                  "-e",
                  "stderr")
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("nginx.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("nginx takes connections").atMost(PATIENCE).until(this::listens);
  }

  public void stop() {
    if (nginx != null) {
      nginx.destroy();
      await("nginx ends").atMost(PATIENCE).until(() -> !nginx.isAlive());
    }
  }

  @Override
  public void close() {
    stop();
  }

  private boolean listens() {
    if (!nginx.isAlive()) {
      throw new AssertionError("nginx ended: " + directory.resolve("nginx.log"));
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** One worker in the foreground; everything that it writes is in its directory. */
  private String configuration(Sofia praxis, Ingress ingress) {
    var rule = ingress.getSpec().getRules().getFirst();
    String locations =
        rule.getHttp().getPaths().stream()
            .map(path -> location(praxis, path))
            .collect(Collectors.joining());
    return """
        daemon off;
        master_process off;
        user root;
        pid nginx.pid;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          proxy_http_version 1.1;
          proxy_buffering off;
          map $http_upgrade $connection_upgrade { default upgrade; '' close; }
          server {
            listen %s:%d ssl;
            server_name %s;
            ssl_certificate tls.crt;
            ssl_certificate_key tls.key;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        %s  }
        }
        """
        .formatted(address, port, rule.getHost(), locations);
  }

  private static String location(Sofia praxis, HTTPIngressPath path) {
    var backend = path.getBackend().getService();
    Service service = praxis.service(backend.getName());
    int port =
        service.getSpec().getPorts().stream()
            .filter(candidate -> candidate.getName().equals(backend.getPort().getName()))
            .findFirst()
            .orElseThrow()
            .getPort();
    return "    location %s { proxy_pass http://%s:%d; }%n"
        .formatted(path.getPath(), service.getSpec().getClusterIP(), port);
  }

  private static String text(Secret secret, String key) {
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
  }

  private void write(String file, String content) {
    try {
      Files.writeString(directory.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
