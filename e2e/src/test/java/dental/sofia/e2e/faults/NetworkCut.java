package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.Command;
import dental.sofia.e2e.harness.OperatorProcess;
import dental.sofia.e2e.harness.PodProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some packets from or to a pod vanish, as a network policy would have it. For the local node,
 * whose CNI knows no policies.
 */
final class NetworkCut {

  private static final String COTURN = "turnserver";

  private final String process;
  private final List<String> rules;

  private NetworkCut(Pod pod, String program, List<String> rules) {
    this.process = PodProcess.id(pod, program).orElseThrow();
    this.rules = rules;
  }

  /** Nothing of the operator's gets to these pods. */
  static Fault toPods(Pod operator, Pod... pods) {
    return fromOperator(operator, Stream.of(pods).map(pod -> "-d " + address(pod)).toList());
  }

  static Fault toService(Pod operator, Service service) {
    return fromOperator(operator, List.of("-d " + service.getSpec().getClusterIP()));
  }

  /** Questions of the operator's to the DNS for a name that has this label in it. */
  static Fault toNamesWith(Pod operator, String label) {
    return fromOperator(
        operator, List.of("-p udp --dport 53 -m string --algo bm --string " + label));
  }

  /** Media from coturn to LiveKit. */
  static Fault ofMedia(Pod coturn, Pod livekit) {
    return fault(new NetworkCut(coturn, COTURN, List.of("OUTPUT -p udp -d " + address(livekit))));
  }

  /**
   * What LiveKit asks by itself; its answers pass. A firewall would look at the state of the
   * connection, but here a relay port may be one that was used a moment ago. So it is the first
   * word of a STUN request (RFC 8489 section 5), behind the headers of IP and UDP.
   */
  static Fault ofUnaskedMedia(Pod coturn, Pod livekit) {
    String request = " -m string --algo bm --from 28 --to 30 --hex-string |0001|";
    return fault(
        new NetworkCut(coturn, COTURN, List.of("INPUT -p udp -s " + address(livekit) + request)));
  }

  private static Fault fromOperator(Pod operator, List<String> matches) {
    return fault(
        new NetworkCut(
            operator,
            OperatorProcess.PROGRAM,
            matches.stream().map(match -> "OUTPUT " + match).toList()));
  }

  private static Fault fault(NetworkCut cut) {
    return new Fault(() -> cut.apply("-A"), () -> cut.apply("-D"));
  }

  private static String address(Pod pod) {
    return pod.getStatus().getPodIP();
  }

  private void apply(String action) {
    for (String rule : rules) {
      Command.of("nsenter", "-t", process, "-n", "iptables", action)
          .with(rule.split(" "))
          .with("-j", "DROP")
          .run()
          .orFail();
    }
  }
}
