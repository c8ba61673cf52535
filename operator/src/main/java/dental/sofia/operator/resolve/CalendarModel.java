package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.PracticeSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Optional;

/**
 * The practice's calendar.
 *
 * @param image full reference
 * @param url where patients and staff reach the page
 * @param replicas number of pods
 * @param database where appointments are kept
 * @param staff where the name and password come from with which staff sign in
 * @param oidc where staff sign in instead
 * @param agentToken where what the agent shows to the calendar comes from
 * @param agentName which agent tokens send into a room
 * @param retentionDays how long appointments are kept
 * @param practice what page and agent know of the practice
 * @param resources of the container
 */
public record CalendarModel(
    String image,
    String url,
    int replicas,
    Database database,
    SecretSource staff,
    Optional<Oidc> oidc,
    SecretSource agentToken,
    String agentName,
    int retentionDays,
    PracticeSpec practice,
    ResourceRequirements resources) {

  /**
   * A place where staff have their accounts.
   *
   * @param secretName Secret with what the calendar shows there; empty: a public client
   * @param allowed who of its users is staff; empty: all
   */
  public record Oidc(
      String issuer, String clientId, Optional<String> secretName, List<String> allowed) {}

  /** Where appointments are kept. */
  public sealed interface Database {

    /**
     * In a file on a volume of the one pod.
     *
     * @param storage size of the volume
     * @param storageClass empty: the cluster's default
     * @param goesWithTheResource whether the volume is deleted together with the resource
     */
    record Embedded(String storage, Optional<String> storageClass, boolean goesWithTheResource)
        implements Database {}

    /**
     * In a server of the user's.
     *
     * @param secretName Secret with its address and how to log in
     */
    record PostgreSql(String secretName) implements Database {}
  }
}
