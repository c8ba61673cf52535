package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.CalendarSpec;
import dental.sofia.api.v1alpha1.OidcSpec;
import dental.sofia.api.v1alpha1.PracticeSpec;
import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.CalendarModel.Database;
import dental.sofia.operator.resolve.Resolution.Problem;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Decides what the user left open of the calendar.
 *
 * @param standardImage for specs that name none
 */
record CalendarResolver(String standardImage) {

  private static final String STORAGE = "1Gi";

  /**
   * @param url of the page
   * @param problems gets what the API server can't find out
   */
  Optional<CalendarModel> resolve(
      SofiaDeploymentSpec spec, String url, Identity identity, List<Problem> problems) {
    check(spec.practice(), problems);
    return spec.calendar().enabled()
        ? Optional.of(model(spec.calendar(), spec, url, identity))
        : Optional.empty();
  }

  private CalendarModel model(
      CalendarSpec spec, SofiaDeploymentSpec all, String url, Identity identity) {
    return new CalendarModel(
        Optional.ofNullable(spec.image()).orElse(standardImage),
        url,
        spec.replicas(),
        database(spec.database()),
        SecretSource.of(spec.staffSecretName(), Names.STAFF, identity),
        Optional.ofNullable(spec.oidc()).map(CalendarResolver::oidc),
        SecretSource.of(null, Names.AGENT_TOKEN, identity),
        all.agent().name(),
        spec.retentionDays(),
        all.practice(),
        spec.resources() == null ? new ResourceRequirements() : spec.resources());
  }

  private static CalendarModel.Oidc oidc(OidcSpec spec) {
    return new CalendarModel.Oidc(
        spec.issuer(),
        spec.clientId(),
        Optional.ofNullable(spec.secretName()),
        spec.allowed() == null ? List.of() : spec.allowed());
  }

  private static Database database(CalendarSpec.Database spec) {
    return switch (spec.type()) {
      case EMBEDDED ->
          new Database.Embedded(
              spec.storage() == null ? STORAGE : spec.storage(),
              Optional.ofNullable(spec.storageClassName()),
              spec.deletionPolicy() == CalendarSpec.Database.DeletionPolicy.DELETE);
      case POSTGRESQL -> new Database.PostgreSql(spec.secretName());
    };
  }

  private static void check(PracticeSpec practice, List<Problem> problems) {
    if (!ZoneId.getAvailableZoneIds().contains(practice.timeZone())) {
      problems.add(
          new Problem(
              "practice.timeZone",
              "there is no time zone " + practice.timeZone() + ": write one like Europe/Berlin"));
    }
    List<PracticeSpec.Closure> closures =
        practice.closures() == null ? List.of() : practice.closures();
    for (int i = 0; i < closures.size(); i++) {
      checkDay("practice.closures[" + i + "].from", closures.get(i).from(), problems);
      checkDay("practice.closures[" + i + "].to", closures.get(i).to(), problems);
    }
  }

  /** The API server knows the form only: the 31st of February has it. */
  private static void checkDay(String field, String day, List<Problem> problems) {
    try {
      LocalDate.parse(day);
    } catch (DateTimeException e) {
      problems.add(new Problem(field, "there is no day " + day + ": write one like 2026-12-24"));
    }
  }
}
