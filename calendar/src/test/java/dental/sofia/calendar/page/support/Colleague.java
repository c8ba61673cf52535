package dental.sofia.calendar.page.support;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/** Somebody else of the practice, who uses no browser. */
public record Colleague(Client staff) {
  private static final String PATH = "/api/v1/appointments/";

  /**
   * @return its number
   */
  public String book(String patient, LocalDate day, String time, String treatment) {
    return expect(
            201,
            staff.post(
                "/api/v1/appointments",
                Map.of(
                    "patientName",
                    patient,
                    "phone",
                    "030 1234567",
                    "start",
                    day + "T" + time,
                    "treatment",
                    treatment)))
        .json()
        .path("id")
        .asText();
  }

  public void change(String number, String member, String value) {
    expect(200, staff.patch(PATH + number, Map.of(member, value)));
  }

  public String read(String number, String member) {
    return expect(200, staff.get(PATH + number)).json().path(member).asText();
  }

  public boolean knows(String number) {
    return staff.get(PATH + number).status() == 200;
  }

  /** The number of the only appointment of a patient. */
  public String find(String patient) {
    var found =
        expect(
                200,
                staff.get(PATH + "search?q=" + URLEncoder.encode(patient, StandardCharsets.UTF_8)))
            .json();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " appointments of " + patient);
    }
    return found.get(0).path("id").asText();
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
