package dental.sofia.operator.component.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dental.sofia.api.v1alpha1.PracticeSpec;

/** What page and agent know of the practice, as the file that the calendar reads. */
final class PracticeProfile {

  static final String FILE = "practice.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PracticeProfile() {}

  /** The same shape as in the resource. */
  static String render(PracticeSpec practice) {
    try {
      return JSON.writeValueAsString(practice) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers", e);
    }
  }
}
