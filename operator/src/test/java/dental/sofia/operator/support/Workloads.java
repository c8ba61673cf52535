package dental.sofia.operator.support;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs, written as the API server shows it. */
public final class Workloads {

  private Workloads() {}

  /**
   * With two replicas wanted, in the second generation.
   *
   * @param status in YAML's flow style
   */
  public static Deployment deployment(String status) {
    return Resources.SERIALIZATION.unmarshal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: praxis-livekit, generation: 2}
        spec: {replicas: 2}
        status: %s
        """
            .formatted(status),
        Deployment.class);
  }

  public static Service service(String type, String ports, String status) {
    return Resources.SERIALIZATION.unmarshal(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: praxis-livekit, namespace: practices}
        spec: {type: %s, ports: %s}
        status: %s
        """
            .formatted(type, ports, status),
        Service.class);
  }

  public static Pod pod(String status) {
    return Resources.SERIALIZATION.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: praxis-livekit-7d4b}
        status: %s
        """
            .formatted(status),
        Pod.class);
  }

  public static Workload of(Deployment deployment, Pod... pods) {
    return new Workload(Optional.of(deployment), Optional.empty(), List.of(pods), Map.of());
  }

  public static Facts facts(String spec, Map<ComponentName, Workload> workloads) {
    SofiaModel model = Models.withSpec(spec);
    return new Facts(model, Models.credentials(model), workloads, Vantage.INSIDE);
  }
}
