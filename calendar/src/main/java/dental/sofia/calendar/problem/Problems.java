package dental.sofia.calendar.problem;

import dental.sofia.calendar.domain.appointment.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every problem that there is. */
public final class Problems {
  private Problems() {}

  /**
   * @param field as the request calls it
   * @param detail German
   */
  public static Problem malformed(String field, String detail) {
    return malformed(detail).field(field);
  }

  /**
   * @param detail German
   */
  public static Problem malformed(String detail) {
    return Problem.of("malformed", "Malformed request", 400, detail);
  }

  public static Problem unauthenticated() {
    return Problem.of("unauthenticated", "Not signed in", 401, "Bitte melden Sie sich an.");
  }

  public static Problem wrongPassword() {
    return Problem.of(
        "unauthenticated", "Not signed in", 401, "Benutzername oder Passwort ist falsch.");
  }

  public static Problem noPasswords() {
    return Problem.of(
        "forbidden", "Not allowed", 403, "Hier melden Sie sich mit Ihrem Praxiskonto an.");
  }

  public static Problem forbidden() {
    return Problem.of("forbidden", "Not allowed", 403, "Dazu fehlt Ihnen die Berechtigung.");
  }

  public static Problem notFound() {
    return Problem.of("not-found", "Not found", 404, "Das gibt es hier nicht.");
  }

  public static Problem noSuchAppointment() {
    return Problem.of("not-found", "Not found", 404, "Diesen Termin gibt es nicht (mehr).");
  }

  public static Problem noSuchPatient() {
    return Problem.of(
        "not-found",
        "Not found",
        404,
        "Diese Patientin oder diesen Patienten gibt es nicht (mehr).");
  }

  public static Problem stale() {
    return Problem.of(
        "stale",
        "Changed meanwhile",
        412,
        "Der Termin wurde inzwischen geändert. Bitte laden Sie ihn neu.");
  }

  public static Problem tooLarge() {
    return Problem.of("too-large", "Request too large", 413, "Die Anfrage ist zu groß.");
  }

  public static Problem unavailable(String detail) {
    return Problem.of("unavailable", "Unavailable", 503, detail);
  }

  public static Problem internal() {
    return Problem.of(
        "internal",
        "Internal error",
        500,
        "Das hat leider nicht geklappt. Bitte versuchen Sie es noch einmal.");
  }

  /** Any other status of HTTP. */
  static Problem status(int status, String reason) {
    String kind = reason.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    return Problem.of(kind, reason, status, "Diese Anfrage wird hier nicht verstanden.");
  }

  public static ProblemException tooManyRequests(Duration wait) {
    Problem problem =
        Problem.of(
            "too-many-requests",
            "Too many requests",
            429,
            "Das waren zu viele Versuche. Bitte warten Sie einen Moment.");
    return new ProblemException(problem, Optional.of(wait));
  }

  public static Problem of(Refusal refusal) {
    String detail = RefusalText.of(refusal);
    return switch (refusal) {
      case Refusal.SlotTaken taken ->
          Problem.of("slot-taken", "Slot taken", 409, detail).alternatives(spans(taken));
      case Refusal.OutsideOpeningHours outside ->
          Problem.of("outside-opening-hours", "Outside opening hours", 422, detail).field("start");
      case Refusal.Past past -> Problem.of("past", "In the past", 422, detail).field("start");
      case Refusal.Holiday holiday ->
          Problem.of("holiday", "Closed on that day", 422, detail).field("start");
      case Refusal.UnknownTreatment unknown ->
          Problem.of("unknown-treatment", "Unknown treatment", 422, detail).field("treatment");
    };
  }

  private static List<TimeSpan> spans(Refusal.SlotTaken taken) {
    return taken.alternatives().stream().map(TimeSpan::of).toList();
  }
}
