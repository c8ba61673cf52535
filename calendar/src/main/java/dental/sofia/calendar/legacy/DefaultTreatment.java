package dental.sofia.calendar.legacy;

import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Treatment;
import dental.sofia.calendar.web.Fields;

/** What one comes for who does not say it. */
final class DefaultTreatment {
  private static final String CONSULTATION = "Beratung";

  private DefaultTreatment() {}

  static String or(Practice practice, String field, String said) {
    return Fields.optionalText(field, said, 100)
        .orElseGet(
            () ->
                practice
                    .treatment(CONSULTATION)
                    .map(Treatment::name)
                    .orElse(practice.profile().treatments().getFirst().name()));
  }
}
