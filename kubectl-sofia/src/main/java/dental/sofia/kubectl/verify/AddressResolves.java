package dental.sofia.kubectl.verify;

import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.net.HostNames;
import dental.sofia.wire.net.WireException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The hosts that callers are told to use have an address here. Made before all others: without it
 * they would only say the same in other words.
 */
final class AddressResolves implements Check {

  static final ConditionType TYPE = new ConditionType("AddressResolves");

  /** The host has no address here. Usually its DNS record is missing. */
  static final Reason HOST_UNKNOWN = Reason.fault("HostUnknown");

  /** A name inside the cluster has no address here. Usually this is asked from outside it. */
  static final Reason CLUSTER_NAME_UNKNOWN = Reason.stuck("ClusterNameUnknown");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) {
    Set<String> hosts = hosts(facts.model());
    for (String host : hosts) {
      try {
        HostNames.resolve(host, probes.deadline());
      } catch (WireException e) {
        String message = host + ": " + e.fault().describe();
        return isClusterName(host, facts.model())
            ? new Unknown(CLUSTER_NAME_UNKNOWN, message)
            : new Failed(HOST_UNKNOWN, message);
      }
    }
    return new Passed(String.join(" and ", hosts) + " can be found from here");
  }

  private static Set<String> hosts(SofiaModel model) {
    var hosts = new LinkedHashSet<String>();
    hosts.add(URI.create(model.url()).getHost());
    model.calendar().map(calendar -> URI.create(calendar.url()).getHost()).ifPresent(hosts::add);
    if (model.transport() instanceof Transport.Relay(var coturn)) {
      hosts.add(coturn.host());
    }
    return hosts;
  }

  private static boolean isClusterName(String host, SofiaModel model) {
    Identity identity = model.identity();
    return model.exposure() instanceof Exposure.ClusterIp
        && Set.of(Names.LIVEKIT, Names.TURN, Names.CALENDAR).stream()
            .map(door -> door.of(identity) + "." + identity.namespace() + ".svc.")
            .anyMatch(host::startsWith);
  }
}
