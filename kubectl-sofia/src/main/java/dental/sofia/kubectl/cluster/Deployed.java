package dental.sofia.kubectl.cluster;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.naming.ComponentName;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;

/** A deployment as this user sees it. */
public interface Deployed {

  SofiaDeployment resource();

  /** Pods of a component that are not being deleted. */
  Seen<List<Pod>> pods(ComponentName component);

  /** A Secret of its namespace. */
  Seen<Secret> secret(String name);
}
