package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.JournalEntry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who did what, when and to which record; for the staff. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.STAFF)
class AuditResource {
  private final Database database;
  private final Journal journal;

  AuditResource(Database database, Journal journal) {
    this.database = database;
    this.journal = journal;
  }

  /**
   * @param subject number of the appointment or patient
   */
  @Schema(name = "AuditEntry")
  record EntryJson(
      @Schema(required = true) long id,
      @Schema(required = true, format = "date-time") String at,
      @Schema(required = true, examples = "staff:praxis") String who,
      @Schema(required = true, examples = "appointment-created") String what,
      @Schema(nullable = true) Long subject) {
    static EntryJson of(JournalEntry entry) {
      return new EntryJson(
          entry.id(),
          entry.at().toString(),
          entry.actor(),
          entry.action(),
          entry.subjectId().orElse(null));
    }
  }

  @GET
  public List<EntryJson> entries(
      @QueryParam("limit") String limit, @QueryParam("before") String before) {
    int most = Fields.number("limit", limit, 100, 1, 1000);
    long end = before == null ? Long.MAX_VALUE : Fields.longNumber("before", before);
    return database.read(session -> journal.before(session, end, most)).stream()
        .map(EntryJson::of)
        .toList();
  }
}
