package dental.sofia.operator.component;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.naming.ObjectMetadata;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;

/** What the objects of all components have in common. */
public final class Objects {

  private Objects() {}

  public static ObjectMeta metadata(SofiaModel model, Names name, ComponentName component) {
    return ObjectMetadata.of(model.identity(), name, component);
  }

  /**
   * An identity without rights and without a token: none of the parts ever talks to the API server.
   */
  public static ServiceAccount serviceAccount(
      SofiaModel model, Names name, ComponentName component) {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(model, name, component))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** A door for callers: TCP ports only, of the type that the exposure asks for. */
  public static Service service(
      SofiaModel model, Names name, ComponentName component, List<ServicePort> ports) {
    Exposure exposure = model.exposure();
    String type =
        switch (exposure) {
          case Exposure.ClusterIp c -> "ClusterIP";
          case Exposure.NodePort n -> "NodePort";
          case Exposure.LoadBalancer l -> "LoadBalancer";
        };
    ObjectMeta metadata = metadata(model, name, component);
    if (!exposure.annotations().isEmpty()) {
      metadata.setAnnotations(Map.copyOf(exposure.annotations()));
    }
    return new ServiceBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withType(type)
        .withSelector(Labels.selector(model.identity(), component))
        .withPorts(ports)
        .endSpec()
        .build();
  }
}
