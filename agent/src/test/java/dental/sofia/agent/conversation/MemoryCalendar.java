package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Appointment;
import dental.sofia.agent.conversation.Answer.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calendar with the rules of the real one, as far as dialogues meet them, and the real one's
 * faults at will.
 */
final class MemoryCalendar {
  /** No number that a caller could be told by chance. */
  private static final long FIRST_ID = 777_000_001;

  private final Practice practice;
  private final List<LocalDateTime> taken = new ArrayList<>();
  private final Map<Long, String> phones = new LinkedHashMap<>();
  private final Map<Long, Appointment> appointments = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private final Map<String, Answer> answered = new LinkedHashMap<>();
  private boolean down;
  private boolean loseNext;

  MemoryCalendar(Practice practice) {
    this.practice = practice;
  }

  /** What it was asked to change, in order. */
  List<String> changes() {
    return changes;
  }

  void set(String scene, String argument) {
    switch (scene) {
      case "taken" -> taken.add(LocalDateTime.parse(argument));
      case "taken-week" ->
          LocalDate.parse(argument)
              .datesUntil(LocalDate.parse(argument).plusDays(7))
              .forEach(day -> slots(day, 30).forEach(slot -> taken.add(slot.start())));
      case "appointment" -> {
        var parts = argument.split(" ", 3);
        var start = LocalDateTime.parse(parts[1]);
        add(parts[0], new Appointment(0, start, start.plusMinutes(30), parts[2]));
      }
      case "calendar" -> down = argument.equals("down");
      case "lost" -> loseNext = true;
      default -> throw new IllegalArgumentException(scene);
    }
  }

  Answer ask(Request request, LocalDateTime now) {
    switch (request) {
      case Request.Book book ->
          changes.add(
              "book "
                  + book.treatment()
                  + " "
                  + book.start()
                  + " "
                  + book.name()
                  + " "
                  + book.phone());
      case Request.Move move ->
          changes.add(
              "move "
                  + move.phone()
                  + " "
                  + appointments.get(move.id()).start()
                  + " "
                  + move.start());
      case Request.Cancel cancel ->
          changes.add("cancel " + cancel.phone() + " " + appointments.get(cancel.id()).start());
      case Request.FreeSlots slots -> {}
      case Request.Find find -> {}
    }
    return down ? new Answer.Unavailable() : answer(request, now);
  }

  private Answer answer(Request request, LocalDateTime now) {
    return switch (request) {
      case Request.FreeSlots(var from, int days, String treatment) ->
          new Answer.Slots(
              from.datesUntil(from.plusDays(days))
                  .flatMap(day -> slots(day, minutes(treatment)).stream())
                  .filter(slot -> slot.start().isAfter(now))
                  .toList());
      case Request.Book book -> answered.computeIfAbsent(book.key(), key -> book(book));
      case Request.Find(String phone) ->
          new Answer.Found(
              appointments.values().stream()
                  .filter(appointment -> phones.get(appointment.id()).equals(phone))
                  .toList());
      case Request.Move(long id, String phone, var start) -> {
        var before = appointments.get(id);
        var after = new Appointment(id, start, start.plusMinutes(30), before.treatment());
        appointments.put(id, after);
        yield new Answer.Done(after);
      }
      case Request.Cancel(long id, String phone) -> {
        appointments.remove(id);
        yield new Answer.Cancelled();
      }
    };
  }

  private Answer book(Request.Book book) {
    if (loseNext) {
      loseNext = false;
      taken.add(book.start());
      answered.remove(book.key());
      return new Answer.Refused(
          Answer.Reason.SLOT_TAKEN,
          slots(book.start().toLocalDate(), minutes(book.treatment())).stream()
              .filter(slot -> slot.start().isAfter(book.start()))
              .toList());
    }
    var end = book.start().plusMinutes(minutes(book.treatment()));
    return new Answer.Done(
        add(book.phone(), new Appointment(0, book.start(), end, book.treatment())));
  }

  private Appointment add(String phone, Appointment appointment) {
    long id = FIRST_ID + appointments.size();
    var kept = new Appointment(id, appointment.start(), appointment.end(), appointment.treatment());
    appointments.put(id, kept);
    phones.put(id, phone);
    return kept;
  }

  private int minutes(String treatment) {
    return practice.treatments().stream()
        .filter(one -> one.name().equals(treatment))
        .mapToInt(Practice.Treatment::minutes)
        .findFirst()
        .orElseThrow();
  }

  private List<Slot> slots(LocalDate day, int minutes) {
    var slots = new ArrayList<Slot>();
    if (practice.open(day)) {
      for (var hours : practice.openingHours()) {
        var last = hours.closes().minusMinutes(minutes);
        for (var time = hours.opens(); !time.isAfter(last); time = time.plusMinutes(30)) {
          var start = day.atTime(time);
          if (!taken.contains(start)) {
            slots.add(new Slot(start, start.plusMinutes(minutes)));
          }
        }
      }
    }
    return slots;
  }
}
