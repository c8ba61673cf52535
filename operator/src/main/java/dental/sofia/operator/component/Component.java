package dental.sofia.operator.component;

import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** One part of a deployment. */
public interface Component {

  ComponentName name();

  /** Whether a deployment has this part; objects of a part that it has not are deleted. */
  boolean isPartOf(SofiaModel model);

  /**
   * Everything that the part needs, in the order in which it is to be applied. Equal arguments give
   * equal objects.
   *
   * @param model of a deployment that has this part
   */
  List<HasMetadata> desired(SofiaModel model, Credentials credentials);
}
