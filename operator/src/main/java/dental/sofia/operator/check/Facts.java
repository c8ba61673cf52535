package dental.sofia.operator.check;

import dental.sofia.operator.credentials.Keys;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that checks look at, gathered once for each reconcile.
 *
 * @param model what is to be run
 * @param credentials what it is run with
 * @param workloads what runs, for each component
 * @param ingress the way in over HTTPS as the watch knows it
 * @param vantage where the checks stand
 */
public record Facts(
    SofiaModel model,
    Keys credentials,
    Map<ComponentName, Workload> workloads,
    Optional<Ingress> ingress,
    Vantage vantage) {

  public Facts {
    workloads = Map.copyOf(workloads);
  }

  /** Of a deployment without an ingress, or where nobody looks at it. */
  public Facts(
      SofiaModel model, Keys credentials, Map<ComponentName, Workload> workloads, Vantage vantage) {
    this(model, credentials, workloads, Optional.empty(), vantage);
  }

  /** Those of a component that can be asked. */
  public List<Peer> peers(ComponentName component) {
    return vantage.peers(component, workload(component));
  }

  /** Those of a component that take no callers and may know why. */
  public List<Peer> unready(ComponentName component) {
    return vantage.unready(workload(component));
  }

  /** What runs of a component; an empty workload where there is nothing. */
  public Workload workload(ComponentName component) {
    return workloads.getOrDefault(component, Workload.NONE);
  }
}
