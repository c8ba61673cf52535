package dental.sofia.agent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** A share of the UDP packets of one port of this machine is lost, as the kernel's dice fall. */
final class Loss implements AutoCloseable {
  private static final Pattern PACKETS = Pattern.compile("^\\s*(\\d+)");

  private final List<List<String>> rules;
  private final AtomicBoolean applies = new AtomicBoolean(true);

  private Loss(List<List<String>> rules) {
    this.rules = rules;
    for (var rule : rules) {
      applies.compareAndSet(true, iptables("-I", rule) != null);
    }
  }

  static Loss of(int port, double share) {
    return new Loss(List.of(rule("--dport", port, share), rule("--sport", port, share)));
  }

  /** False where this is not allowed, or the kernel can't. */
  boolean applies() {
    return applies.get();
  }

  long dropped() {
    String listed = iptables("-L", List.of("INPUT", "-v", "-x", "-n"));
    return listed
        .lines()
        .filter(line -> rules.stream().anyMatch(rule -> line.contains("pt:" + rule.get(4))))
        .map(PACKETS::matcher)
        .filter(java.util.regex.Matcher::find)
        .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
        .sum();
  }

  @Override
  public void close() {
    rules.forEach(rule -> iptables("-D", rule));
  }

  private static List<String> rule(String which, int port, double share) {
    return List.of(
        "INPUT",
        "-p",
        "udp",
        which,
        String.valueOf(port),
        "-m",
        "statistic",
        "--mode",
        "random",
        "--probability",
        String.valueOf(share),
        "-j",
        "DROP");
  }

  /** What it says, or null if it fails. */
  private static String iptables(String command, List<String> rest) {
    var all = new ArrayList<>(List.of("iptables", "-w", command));
    all.addAll(rest);
    try {
      var process = new ProcessBuilder(all).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      return process.waitFor() == 0 ? said : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
