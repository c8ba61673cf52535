package dental.sofia.operator.component;

import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** All parts of a deployment together. */
@ApplicationScoped
public class Components {

  private final List<Component> components;

  public Components(@All List<Component> components) {
    this.components = components.stream().sorted(Comparator.comparing(Component::name)).toList();
  }

  /** Every object of every part that the deployment has. */
  public List<HasMetadata> desired(SofiaModel model, Credentials credentials) {
    return components.stream()
        .filter(component -> component.isPartOf(model))
        .flatMap(component -> component.desired(model, credentials).stream())
        .toList();
  }
}
