package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * The practice's calendar: its page, its appointments, and the way into a call.
 *
 * @param enabled false: the deployment is LiveKit and its relay alone; appointments are kept
 * @param image image reference; default: the operator's
 * @param replicas pods; more than one with PostgreSQL only
 * @param database where appointments are kept
 * @param staffSecretName a Secret of the user's with the keys {@code username} and {@code
 *     password}; default: a generated one
 * @param oidc where staff sign in instead of by password
 * @param retentionDays how long appointments are kept after their day
 * @param resources of the container
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.replicas == 1 || self.database.type == 'PostgreSQL'",
    message =
        "calendar.replicas above 1 needs calendar.database.type PostgreSQL: the embedded database has one writer")
@ValidationRule(
    value = "!(has(self.oidc) && has(self.staffSecretName))",
    message =
        "calendar.staffSecretName is not used with calendar.oidc, which is then the only way to sign in: remove one of"
            + " them")
public record CalendarSpec(
    @JsonPropertyDescription(
            "false leaves the calendar and its page out: the deployment is LiveKit and its relay alone. Appointments are"
                + " kept.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription("Image of the calendar. Default: the operator's.")
        @Size(min = 1, max = 255)
        @ValidationRule(value = Rules.IMAGE, message = "calendar.image: " + Rules.IMAGE_MESSAGE)
        String image,
    @JsonPropertyDescription("Number of pods. More than one with database.type PostgreSQL only.")
        @Default("1")
        @Min(1)
        @Max(20)
        Integer replicas,
    @JsonPropertyDescription("Where appointments are kept.") @Default("{}") Database database,
    @JsonPropertyDescription(
            "Name of a Secret with the keys username and password (at least 12 characters), with which staff sign in."
                + " Default: the operator generates one and keeps it.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "calendar.staffSecretName: " + Rules.SECRET_MESSAGE)
        String staffSecretName,
    @JsonPropertyDescription(
            "Staff sign in where they have their accounts, by OpenID Connect, and in no other way.")
        OidcSpec oidc,
    @JsonPropertyDescription(
            "Days after which an appointment is deleted, and with the last one its patient.")
        @Default("3650")
        @Min(30)
        @Max(36500)
        Integer retentionDays,
    @JsonPropertyDescription("Resources of the container.") ResourceRequirements resources) {

  public CalendarSpec {
    enabled = enabled == null || enabled;
    replicas = replicas == null ? 1 : replicas;
    database = database == null ? new Database(null, null, null, null, null) : database;
    retentionDays = retentionDays == null ? 3650 : retentionDays;
  }

  /**
   * Where appointments are kept.
   *
   * @param type in the pod's own volume, or in a server of the user's
   * @param storage size of the volume
   * @param storageClassName of the volume; default: the cluster's
   * @param deletionPolicy what becomes of the volume when the resource is deleted
   * @param secretName a Secret with {@code host}, {@code port}, {@code dbname}, {@code username}
   *     and {@code password}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value = "self.type != 'PostgreSQL' || has(self.secretName)",
      message =
          "calendar.database.type PostgreSQL needs calendar.database.secretName: write the name of a Secret with host,"
              + " port, dbname, username and password")
  @ValidationRule(
      value = "self.type != 'Embedded' || !has(self.secretName)",
      message =
          "calendar.database.secretName is used with calendar.database.type PostgreSQL only: remove it or write type:"
              + " PostgreSQL")
  @ValidationRule(
      value =
          "self.type != 'PostgreSQL' || !(has(self.storage) || has(self.storageClassName) ||"
              + " has(self.deletionPolicy))",
      message =
          "calendar.database.storage, storageClassName and deletionPolicy are of the volume of the embedded database:"
              + " remove them or write type: Embedded")
  public record Database(
      @JsonPropertyDescription(
              "Embedded keeps appointments on a volume of the calendar's pod; PostgreSQL in a server that you run.")
          @Default("Embedded")
          Type type,
      @JsonPropertyDescription(
              "Size of the volume, like 1Gi (the default). It may grow where the storage class lets it.")
          @Size(min = 3, max = 8)
          @ValidationRule(
              value = "self.matches('^[1-9][0-9]{0,4}(Mi|Gi|Ti)$')",
              message =
                  "calendar.database.storage: write a whole number with the unit Mi, Gi or Ti, like 1Gi")
          String storage,
      @JsonPropertyDescription("Storage class of the volume. Default: the cluster's.")
          @Size(min = 1, max = 253)
          @ValidationRule(
              value = Rules.SECRET,
              message =
                  "calendar.database.storageClassName: write the name of a StorageClass, like standard")
          String storageClassName,
      @JsonPropertyDescription(
              "What becomes of the volume when this resource is deleted: Retain (the default) keeps the appointments, and"
                  + " a resource of the same name finds them again; Delete deletes them.")
          DeletionPolicy deletionPolicy,
      @JsonPropertyDescription(
              "Name of a Secret with host, port, dbname, username and password of the PostgreSQL server; the one that"
                  + " CloudNativePG makes for an application will do.")
          @Size(min = 1, max = 253)
          @ValidationRule(
              value = Rules.SECRET,
              message = "calendar.database.secretName: " + Rules.SECRET_MESSAGE)
          String secretName) {

    public Database {
      type = type == null ? Type.EMBEDDED : type;
    }

    /** Who keeps the data. */
    public enum Type {
      @JsonProperty("Embedded")
      EMBEDDED,
      @JsonProperty("PostgreSQL")
      POSTGRESQL
    }

    /** As Kubernetes calls it where volumes outlive their users. */
    public enum DeletionPolicy {
      @JsonProperty("Retain")
      RETAIN,
      @JsonProperty("Delete")
      DELETE
    }
  }
}
