package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.PatientFiles;
import dental.sofia.calendar.desk.PatientFiles.PatientFile;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Patients, for the staff: found, looked at, handed out to themselves, forgotten. */
@Path("/api/v1/patients")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.STAFF)
class PatientsResource {
  private final PatientFiles files;
  private final CurrentCaller caller;

  PatientsResource(PatientFiles files, CurrentCaller caller) {
    this.files = files;
    this.caller = caller;
  }

  @Schema(name = "Patient")
  record PatientJson(
      @Schema(required = true) long id,
      @Schema(required = true) String name,
      @Schema(required = true) String phone,
      @Schema(nullable = true) String email) {
    static PatientJson of(Patient patient) {
      return new PatientJson(
          patient.id(), patient.name(), patient.phone().e164(), patient.email().orElse(null));
    }
  }

  @Schema(name = "PatientFile")
  record FileJson(
      @Schema(required = true) long id,
      @Schema(required = true) String name,
      @Schema(required = true) String phone,
      @Schema(nullable = true) String email,
      @Schema(required = true) List<AppointmentJson> appointments) {
    static FileJson of(PatientFile file) {
      Patient patient = file.patient();
      return new FileJson(
          patient.id(),
          patient.name(),
          patient.phone().e164(),
          patient.email().orElse(null),
          AppointmentJson.of(file.appointments()));
    }
  }

  @GET
  public List<PatientJson> search(@QueryParam("q") String text) {
    return files.search(Fields.optionalText("q", text, 100).orElse("")).stream()
        .map(PatientJson::of)
        .toList();
  }

  @GET
  @Path("/{id}")
  public FileJson one(@PathParam("id") String id) {
    return FileJson.of(found(files.open(Fields.id(id))));
  }

  @GET
  @Path("/{id}/export")
  public RestResponse<FileJson> export(@PathParam("id") String id) {
    PatientFile file = found(files.handOut(Fields.id(id), caller.get().actor()));
    String name = "patient-" + file.patient().id() + ".json";
    return RestResponse.ResponseBuilder.ok(FileJson.of(file))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  @DELETE
  @Path("/{id}")
  public void forget(@PathParam("id") String id) {
    if (!files.forget(Fields.id(id), caller.get().actor())) {
      throw new ProblemException(Problems.noSuchPatient());
    }
  }

  private static PatientFile found(Optional<PatientFile> file) {
    return file.orElseThrow(() -> new ProblemException(Problems.noSuchPatient()));
  }
}
