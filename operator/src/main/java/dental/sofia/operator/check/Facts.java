package dental.sofia.operator.check;

import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.SofiaModel;
import java.util.Map;

/**
 * Everything that checks look at, gathered once for each reconcile.
 *
 * @param model what is to be run
 * @param credentials what it is run with
 * @param workloads what runs, for each component
 */
public record Facts(
    SofiaModel model, Credentials credentials, Map<ComponentName, Workload> workloads) {

  public Facts {
    workloads = Map.copyOf(workloads);
  }

  /** What runs of a component; an empty workload where there is nothing. */
  public Workload workload(ComponentName component) {
    return workloads.getOrDefault(component, Workload.NONE);
  }
}
