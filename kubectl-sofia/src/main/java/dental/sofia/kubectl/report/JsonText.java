package dental.sofia.kubectl.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dental.sofia.kubectl.verify.Report;
import dental.sofia.kubectl.verify.Row;
import java.util.List;

/**
 * For programs. The format is a promise, described in docs/verify.md: members may be added, and
 * none is renamed or removed without another {@code apiVersion}.
 */
final class JsonText {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private JsonText() {}

  private record Document(
      String apiVersion,
      String kind,
      String namespace,
      String name,
      String transport,
      String url,
      String result,
      List<Line> checks) {}

  private record Line(
      String from, String check, String result, String reason, String message, String nextStep) {}

  static String of(Report report) {
    var document =
        new Document(
            "sofia.dental/v1alpha1",
            "Verification",
            report.namespace(),
            report.name(),
            report.transport(),
            report.url().orElse(null),
            report.result().text(),
            report.rows().stream().map(JsonText::line).toList());
    try {
      return JSON.writeValueAsString(document) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records that can't be written", e);
    }
  }

  private static Line line(Row row) {
    return new Line(
        row.from().text(),
        row.check(),
        row.result().text(),
        row.reason().orElse(null),
        row.message(),
        row.nextStep().orElse(null));
  }
}
