package dental.sofia.operator.naming;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** Name, labels and the owner reference by which an object goes when its resource goes. */
public final class ObjectMetadata {

  private ObjectMetadata() {}

  public static ObjectMeta of(Identity identity, Names name, ComponentName component) {
    return new ObjectMetaBuilder()
        .withName(name.of(identity))
        .withNamespace(identity.namespace())
        .withLabels(Labels.of(identity, component))
        .addNewOwnerReference()
        .withApiVersion(SofiaDeployment.GROUP + "/" + SofiaDeployment.VERSION)
        .withKind("SofiaDeployment")
        .withName(identity.name())
        .withUid(identity.uid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .endOwnerReference()
        .build();
  }
}
