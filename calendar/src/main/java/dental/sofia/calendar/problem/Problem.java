package dental.sofia.calendar.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a request was refused, RFC 9457.
 *
 * @param type a URN that programs tell kinds by
 * @param title English, the same for all of a kind
 * @param status of HTTP
 * @param detail German, for people
 * @param field of the request that is wrong, if it is one
 * @param alternatives free time, if it is time that is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String field,
    List<TimeSpan> alternatives) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(String kind, String title, int status, String detail) {
    return new Problem("urn:sofia:problem:" + kind, title, status, detail, null, null);
  }

  Problem field(String name) {
    return new Problem(type, title, status, detail, name, alternatives);
  }

  Problem alternatives(List<TimeSpan> spans) {
    return new Problem(type, title, status, detail, field, spans);
  }
}
