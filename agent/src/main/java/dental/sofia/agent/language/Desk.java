package dental.sofia.agent.language;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Action.Show.Kind;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Answer.Appointment;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.partner.Stage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The functions of one call, for a language model. What it wants is checked, changes need the
 * caller's word, and asking twice changes once. To be used on the partner's own turns.
 */
public final class Desk {
  /** What a model is told of the functions. */
  public static final List<Tool> TOOLS = Tools.ALL;

  private static final int A_WEEK = 7;
  private static final int MOST_DAYS = 31;

  private final Stage stage;
  private final Practice practice;
  private final Consent consent;

  /** Found in this call; a model knows them by their place here, and never by their id. */
  private final List<Found> found = new ArrayList<>();

  private int done;

  private record Found(Appointment appointment, String phone) {}

  public Desk(Stage stage, Practice practice) {
    this.stage = stage;
    this.practice = practice;
    this.consent = new Consent(stage);
  }

  /**
   * @param arguments as the model gave them, whatever they are
   * @return what the model is to be told: text, numbers, lists and maps of these; never fails
   */
  public CompletableFuture<Map<String, Object>> use(String tool, Map<String, Object> arguments) {
    var given = new Arguments(arguments);
    try {
      return switch (tool) {
        case Tools.FREE -> free(given);
        case Tools.BOOK -> book(given);
        case Tools.FIND -> find(given);
        case Tools.MOVE -> move(given);
        case Tools.CANCEL -> cancel(given);
        case Tools.INFORMATION -> at(Prompt.information(practice));
        case Tools.HANG_UP -> {
          stage.hangUp();
          yield at(Map.of("status", "ok"));
        }
        default -> at(Replies.wrong("Diese Funktion gibt es nicht: " + tool));
      };
    } catch (Arguments.Wrong e) {
      return at(Replies.wrong(e.getMessage()));
    }
  }

  private CompletableFuture<Map<String, Object>> free(Arguments given) {
    int days = Math.clamp(given.number("tage", A_WEEK), 1, MOST_DAYS);
    var from = given.day("ab").isBefore(today()) ? today() : given.day("ab");
    var treatment = given.treatment("behandlung", practice);
    return ask(
        new Request.FreeSlots(from, days, treatment.name()),
        answer ->
            answer instanceof Answer.Slots(var slots)
                ? Replies.slots(slots, today())
                : other(answer));
  }

  private CompletableFuture<Map<String, Object>> book(Arguments given) {
    String name = given.person("name");
    String phone = given.phone("telefon");
    var start = given.time("beginn");
    String treatment = given.treatment("behandlung", practice).name();
    String summary = treatment + " " + spoken(start) + " für " + name + ", Telefon " + phone;
    String wish = String.join("|", Tools.BOOK, name, phone, start.toString(), treatment);
    return changed(
        wish,
        summary,
        new Request.Book(key(wish), name, phone, start, treatment),
        answer -> done(answer, Kind.BOOKED, "gebucht"));
  }

  private CompletableFuture<Map<String, Object>> find(Arguments given) {
    String phone = given.phone("telefon");
    return ask(
        new Request.Find(phone),
        answer ->
            answer instanceof Answer.Found(var appointments)
                ? listed(appointments, phone)
                : other(answer));
  }

  private CompletableFuture<Map<String, Object>> move(Arguments given) {
    var which = which(given);
    var start = given.time("beginn");
    var appointment = which.appointment();
    return changed(
        String.join("|", Tools.MOVE, "" + appointment.id(), start.toString()),
        appointment.treatment() + " von " + spoken(appointment.start()) + " auf " + spoken(start),
        new Request.Move(appointment.id(), which.phone(), start),
        answer -> done(answer, Kind.MOVED, "verschoben"));
  }

  private CompletableFuture<Map<String, Object>> cancel(Arguments given) {
    var which = which(given);
    var appointment = which.appointment();
    return changed(
        String.join("|", Tools.CANCEL, "" + appointment.id()),
        "Absage: " + appointment.treatment() + " " + spoken(appointment.start()),
        new Request.Cancel(appointment.id(), which.phone()),
        answer -> {
          if (!(answer instanceof Answer.Cancelled)) {
            return other(answer);
          }
          return shown(Kind.CANCELLED, "abgesagt", appointment);
        });
  }

  private CompletableFuture<Map<String, Object>> changed(
      String wish, String summary, Request request, Function<Answer, Map<String, Object>> reply) {
    var missing = consent.missing(wish, summary);
    return missing
        .map(Desk::at)
        .orElseGet(
            () ->
                ask(
                    request,
                    answer -> {
                      // Who got no answer may try again, by the same word and the same key.
                      if (!(answer instanceof Answer.Unavailable)) {
                        consent.used();
                      }
                      return reply.apply(answer);
                    }));
  }

  private Map<String, Object> done(Answer answer, Kind kind, String status) {
    return answer instanceof Answer.Done(var appointment)
        ? shown(kind, status, appointment)
        : other(answer);
  }

  private Map<String, Object> shown(Kind kind, String status, Appointment appointment) {
    done++;
    stage.show(
        new Action.Show(kind, appointment.start(), appointment.end(), appointment.treatment()));
    return Replies.done(status, appointment.treatment() + " " + spoken(appointment.start()));
  }

  private Map<String, Object> listed(List<Appointment> appointments, String phone) {
    var list = new ArrayList<Map<String, Object>>();
    for (var appointment : appointments) {
      found.add(new Found(appointment, phone));
      list.add(
          Map.of(
              "termin", found.size(),
              "behandlung", appointment.treatment(),
              "gesprochen", spoken(appointment.start())));
    }
    return list.isEmpty()
        ? Map.of("status", "keine", "anweisung", "Unter dieser Nummer gibt es keine Termine.")
        : Map.of("status", "ok", "termine", list);
  }

  private Found which(Arguments given) {
    int number = given.number("termin", 0);
    if (number < 1 || number > found.size()) {
      throw new Arguments.Wrong("termin ist unbekannt; suche ihn zuerst mit " + Tools.FIND);
    }
    return found.get(number - 1);
  }

  private Map<String, Object> other(Answer answer) {
    return answer instanceof Answer.Refused refused
        ? Replies.refused(refused, today())
        : Replies.unavailable();
  }

  private CompletableFuture<Map<String, Object>> ask(
      Request request, Function<Answer, Map<String, Object>> reply) {
    return stage.ask(request).thenApply(reply);
  }

  /** The same wish after it was fulfilled is another one: the caller may have cancelled since. */
  private String key(String wish) {
    String all = stage.callId() + "|" + done + "|" + wish;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String spoken(LocalDateTime time) {
    return Spoken.dateTime(time, today());
  }

  private LocalDate today() {
    return stage.now().toLocalDate();
  }

  private static CompletableFuture<Map<String, Object>> at(Map<String, Object> reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
