package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.operation.Dump;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/** A copy of everything while the server runs, for the staff; what {@code restore} reads. */
@Path("/api/v1/backup")
@Allowed(Role.STAFF)
class BackupResource {
  private final Dump dump;
  private final Database database;
  private final Journal journal;
  private final CurrentCaller caller;

  BackupResource(Dump dump, Database database, Journal journal, CurrentCaller caller) {
    this.dump = dump;
    this.database = database;
    this.journal = journal;
    this.caller = caller;
  }

  @GET
  @Produces("application/x-ndjson")
  public RestResponse<StreamingOutput> backup() {
    String who = caller.get().actor().name();
    database.change(session -> journal.note(session, who, Deed.DATA_EXPORTED));
    StreamingOutput output =
        stream ->
            dump.write(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    return RestResponse.ResponseBuilder.ok(output)
        .header("Content-Disposition", "attachment; filename=\"calendar.ndjson\"")
        .build();
  }
}
