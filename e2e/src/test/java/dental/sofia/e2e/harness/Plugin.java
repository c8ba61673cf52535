package dental.sofia.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code kubectl sofia verify}, as it is packaged and as kubectl finds it: on the PATH. */
public final class Plugin {

  private static final Path DIRECTORY = Repository.ROOT.resolve("kubectl-sofia/target");

  private Plugin() {}

  /** What it said of one deployment. */
  public record Verdict(int code, Map<String, Object> document, List<Line> lines) {

    /** The row of a check that was made from here. */
    public Line line(String check) {
      return lines.stream()
          .filter(line -> line.from().equals("here") && line.check().equals(check))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no row " + check + " in " + lines));
    }
  }

  /**
   * A row.
   *
   * @param reason empty where it passed
   */
  public record Line(String from, String check, String result, String reason, String message) {}

  /** For people, with a table. */
  public static Command.Result table(Sofia sofia, String... options) {
    return command(sofia, options).run();
  }

  /** For programs, taken apart. */
  @SuppressWarnings("unchecked")
  public static Verdict verify(Sofia sofia, String... options) {
    var result = command(sofia, options).with("-o", "json").run();
    assertThat(result.output()).as(result.command()).startsWith("{");
    Map<String, Object> document = Serialization.unmarshal(result.output(), Map.class);
    var lines =
        ((List<Map<String, String>>) document.get("checks"))
            .stream()
                .map(
                    row ->
                        new Line(
                            row.get("from"),
                            row.get("check"),
                            row.get("result"),
                            row.getOrDefault("reason", ""),
                            row.get("message")))
                .toList();
    return new Verdict(result.code(), document, lines);
  }

  private static Command command(Sofia sofia, String... options) {
    assertThat(DIRECTORY.resolve("kubectl-sofia"))
        .as("the plugin; package it with: make kubectl-plugin")
        .isExecutable();
    return sofia
        .cluster()
        .kubectl("sofia", "verify", sofia.name(), "-n", sofia.namespace(), "--timeout", "8s")
        .with(options)
        .environment("PATH", DIRECTORY + ":" + System.getenv("PATH"))
        .within(Duration.ofMinutes(1));
  }

  /** A kubeconfig of a service account that may do this and nothing else. */
  public static Path kubeconfigOf(Sofia sofia, String account, String... rights) {
    var cluster = sofia.cluster();
    String namespace = sofia.namespace();
    cluster.kubectl("create", "serviceaccount", account, "-n", namespace).run().orFail();
    for (int i = 0; i < rights.length; i += 2) {
      String role = account + "-" + i;
      String[] names = {"create", "role", role, "-n", namespace};
      cluster
          .kubectl(names)
          .with("--verb=" + rights[i], "--resource=" + rights[i + 1])
          .run()
          .orFail();
      cluster
          .kubectl("create", "rolebinding", role, "-n", namespace, "--role=" + role)
          .with("--serviceaccount=" + namespace + ":" + account)
          .run()
          .orFail();
    }
    String token =
        cluster.kubectl("create", "token", account, "-n", namespace).run().orFail().strip();
    Map<String, Object> config =
        Yaml.map(
            cluster.kubectl("config", "view", "--raw", "--minify", "--flatten").run().orFail());
    String user = "somebody";
    config.put("users", List.of(Map.of("name", user, "user", Map.of("token", token))));
    String original = (String) config.get("current-context");
    String clusterName =
        Yaml.map(Serialization.asYaml(((List<?>) config.get("clusters")).getFirst()))
            .get("name")
            .toString();
    config.put(
        "contexts",
        List.of(Map.of("name", original, "context", Map.of("cluster", clusterName, "user", user))));
    try {
      Path file = Files.createTempFile("sofia-e2e", ".kubeconfig");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Serialization.asYaml(config));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
