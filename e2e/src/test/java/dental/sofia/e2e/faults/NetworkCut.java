package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.Command;
import dental.sofia.e2e.harness.OperatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Packets from the operator to some pods vanish, as a network policy would have it; everybody else
 * goes on reaching them. For the local node, whose CNI knows no policies.
 */
final class NetworkCut {

  private final String process;
  private final List<String> addresses;

  NetworkCut(Pod operator, List<Pod> pods) {
    this.process = OperatorProcess.id(operator).orElseThrow();
    this.addresses = pods.stream().map(pod -> pod.getStatus().getPodIP()).toList();
  }

  void make() {
    addresses.forEach(address -> rule("-A", address));
  }

  void mend() {
    addresses.forEach(address -> rule("-D", address));
  }

  private void rule(String action, String address) {
    Command.of("nsenter", "-t", process, "-n", "iptables", action, "OUTPUT", "-d", address)
        .with("-j", "DROP")
        .run()
        .orFail();
  }
}
