package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Caller;
import dental.sofia.calendar.access.ClientAddress;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.RateLimit;
import dental.sofia.calendar.call.Invitation;
import dental.sofia.calendar.call.Invitations;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Lets callers in, not too many at a time. Strangers get a room of their own, whatever room they
 * ask for.
 */
@ApplicationScoped
class CallDoor {
  static final int NAME = 100;

  private static final Pattern ROOM = Pattern.compile("sofia-dental-[A-Za-z0-9_-]{1,64}");
  // Names by which others in a room are told apart from people.
  private static final Pattern RESERVED = Pattern.compile("(?i)(agent-|sofia-probe|_).*");

  private final RateLimit tokens = new RateLimit(20, Duration.ofSeconds(3));
  private final Invitations invitations;
  private final CurrentCaller caller;
  private final ClientAddress address;

  CallDoor(Invitations invitations, CurrentCaller caller, ClientAddress address) {
    this.invitations = invitations;
    this.caller = caller;
    this.address = address;
  }

  String newRoom() {
    return invitations.newRoom();
  }

  /** The room that was asked for, if this caller may choose one. */
  String room(String field, String value) {
    String asked = Fields.text(field, value, NAME);
    if (caller.get() instanceof Caller.Anonymous) {
      return newRoom();
    }
    if (!ROOM.matcher(asked).matches()) {
      throw Fields.malformed(field, "Ein Raum heißt sofia-dental-… (Buchstaben und Ziffern).");
    }
    return asked;
  }

  /**
   * @param field that the name comes from
   */
  Invitation invite(String field, String value, String room, HttpServerRequest request) {
    String name = Fields.text(field, value, NAME);
    if (RESERVED.matcher(name).matches()) {
      throw Fields.malformed(field, "Dieser Name ist vergeben.");
    }
    if (caller.get() instanceof Caller.Anonymous) {
      // Who has shown something is known, and the operator asks as often as it proves.
      tokens
          .exceededBy(address.of(request))
          .ifPresent(
              wait -> {
                throw Problems.tooManyRequests(wait);
              });
    }
    return invitations
        .invite(name, room)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.unavailable("Gespräche mit Sofia sind hier nicht eingerichtet.")));
  }
}
