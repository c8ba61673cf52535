package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.Command;
import dental.sofia.e2e.harness.OperatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some packets of the operator's vanish, as a network policy would have it; everybody else's go on.
 * For the local node, whose CNI knows no policies.
 */
final class NetworkCut {

  private final String process;
  private final List<List<String>> packets;

  private NetworkCut(Pod operator, List<List<String>> packets) {
    this.process = OperatorProcess.id(operator).orElseThrow();
    this.packets = packets;
  }

  static Fault toPods(Pod operator, Pod... pods) {
    return fault(
        operator, Stream.of(pods).map(pod -> List.of("-d", pod.getStatus().getPodIP())).toList());
  }

  static Fault toService(Pod operator, Service service) {
    return fault(operator, List.of(List.of("-d", service.getSpec().getClusterIP())));
  }

  /** Questions to the DNS for a name that has this label in it. */
  static Fault toNamesWith(Pod operator, String label) {
    String[] match = {"-p", "udp", "--dport", "53", "-m", "string", "--algo", "bm", "--string"};
    return fault(operator, List.of(Stream.concat(Stream.of(match), Stream.of(label)).toList()));
  }

  private static Fault fault(Pod operator, List<List<String>> packets) {
    var cut = new NetworkCut(operator, packets);
    return new Fault(() -> cut.rules("-A"), () -> cut.rules("-D"));
  }

  private void rules(String action) {
    for (List<String> match : packets) {
      Command.of("nsenter", "-t", process, "-n", "iptables", action, "OUTPUT")
          .with(match.toArray(String[]::new))
          .with("-j", "DROP")
          .run()
          .orFail();
    }
  }
}
