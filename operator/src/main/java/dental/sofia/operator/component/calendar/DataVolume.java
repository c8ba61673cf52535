package dental.sofia.operator.component.calendar;

import dental.sofia.operator.component.Objects;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.CalendarModel.Database.Embedded;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;

/** The volume that keeps appointments. */
final class DataVolume {

  private DataVolume() {}

  /**
   * Without an owner, unless the user wants otherwise: a resource that was deleted by mistake must
   * not take the appointments with it, and one of the same name finds them again.
   */
  static PersistentVolumeClaim claim(SofiaModel model, Embedded database) {
    ObjectMeta metadata = Objects.metadata(model, Names.CALENDAR_DATA, ComponentName.CALENDAR);
    if (!database.goesWithTheResource()) {
      metadata.setOwnerReferences(List.of());
    }
    var claim =
        new PersistentVolumeClaimBuilder()
            .withMetadata(metadata)
            .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withNewResources()
            .addToRequests("storage", new Quantity(database.storage()))
            .endResources()
            .endSpec()
            .build();
    database.storageClass().ifPresent(name -> claim.getSpec().setStorageClassName(name));
    return claim;
  }

  static Volume of(SofiaModel model, String volume) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewPersistentVolumeClaim()
        .withClaimName(Names.CALENDAR_DATA.of(model.identity()))
        .endPersistentVolumeClaim()
        .build();
  }
}
