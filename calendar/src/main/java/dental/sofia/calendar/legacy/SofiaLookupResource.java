package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.FreeTime;
import dental.sofia.calendar.desk.Records;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.web.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the first Sofia's agent asked about appointments that there are. */
@Path("/api/sofia")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.STAFF)
class SofiaLookupResource {
  private static final int UPCOMING_DAYS = 30;
  private static final int UPCOMING_AT_MOST = 10;

  private final Records records;
  private final FreeTime freeTime;

  SofiaLookupResource(Records records, FreeTime freeTime) {
    this.records = records;
    this.freeTime = freeTime;
  }

  @Schema(name = "LegacyAppointments")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(
      String message,
      List<LegacyRow> appointments,
      Map<String, List<LegacyRow>> dayGroups,
      Integer count) {
    static Found none(String message) {
      return new Found(message, List.of(), null, null);
    }

    static Found of(String message, List<Appointment> appointments) {
      return new Found(message, LegacyRow.of(appointments), null, appointments.size());
    }

    Found groupedBy(Map<String, List<LegacyRow>> groups) {
      return new Found(message, appointments, groups, count);
    }
  }

  @GET
  @Path("/today")
  public Found today() {
    LocalDate today = freeTime.now().toLocalDate();
    List<Appointment> found = standing(today, today.plusDays(1));
    return found.isEmpty()
        ? Found.none("Heute sind keine Termine geplant.")
        : Found.of("Heute: " + German.appointments(found.size()) + ".", found);
  }

  /** From Monday to Sunday. */
  @GET
  @Path("/week")
  public Found week() {
    LocalDate monday = freeTime.now().toLocalDate().with(DayOfWeek.MONDAY);
    List<Appointment> found = standing(monday, monday.plusWeeks(1));
    if (found.isEmpty()) {
      return Found.none("Diese Woche sind keine Termine geplant.");
    }
    Map<String, List<LegacyRow>> groups =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    it -> German.day(it.slot().start().getDayOfWeek()),
                    LinkedHashMap::new,
                    Collectors.mapping(LegacyRow::of, Collectors.toList())));
    return Found.of("Diese Woche: " + German.appointments(found.size()) + ".", found)
        .groupedBy(groups);
  }

  @GET
  @Path("/upcoming")
  public Found upcoming() {
    LocalDate today = freeTime.now().toLocalDate();
    List<Appointment> found =
        standing(today, today.plusDays(UPCOMING_DAYS)).stream()
            .filter(it -> !it.slot().start().isBefore(freeTime.now()))
            .limit(UPCOMING_AT_MOST)
            .toList();
    return found.isEmpty()
        ? Found.none("In den nächsten 30 Tagen sind keine Termine geplant.")
        : Found.of("Die nächsten Termine: " + found.size() + ".", found);
  }

  @GET
  @Path("/patient/{phone}")
  @Allowed({Role.AGENT, Role.STAFF})
  public Found patient(@PathParam("phone") String phone) {
    List<Appointment> found = records.upcoming(Fields.phone("phone", phone));
    return found.isEmpty()
        ? Found.none("Sie haben aktuell keine anstehenden Termine bei uns.")
        : Found.of("Sie haben " + German.appointments(found.size()) + " bei uns.", found);
  }

  private List<Appointment> standing(LocalDate from, LocalDate to) {
    return records.between(from, to).stream()
        .filter(it -> it.status() != Status.CANCELLED)
        .toList();
  }
}
