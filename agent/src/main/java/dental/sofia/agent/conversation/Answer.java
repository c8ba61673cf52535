package dental.sofia.agent.conversation;

import java.time.LocalDateTime;
import java.util.List;

/** What the calendar says. */
public sealed interface Answer {

  /** A time that is free. */
  record Slot(LocalDateTime start, LocalDateTime end) {}

  /**
   * @param id never to be told to anybody
   */
  record Appointment(long id, LocalDateTime start, LocalDateTime end, String treatment) {}

  record Slots(List<Slot> slots) implements Answer {
    public Slots {
      slots = List.copyOf(slots);
    }
  }

  /** Booked or moved, and so it stands in the calendar now. */
  record Done(Appointment appointment) implements Answer {}

  record Found(List<Appointment> appointments) implements Answer {
    public Found {
      appointments = List.copyOf(appointments);
    }
  }

  record Cancelled() implements Answer {}

  /** The calendar does not do that. */
  record Refused(Reason reason, List<Slot> alternatives) implements Answer {
    public Refused {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** The calendar could not be asked; whether it did what was asked is not known. */
  record Unavailable() implements Answer {}

  /** Why the calendar refuses. */
  enum Reason {
    SLOT_TAKEN,
    OUTSIDE_OPENING_HOURS,
    HOLIDAY,
    PAST,
    NOT_FOUND,
    /** Something that was asked is not as it must be, most often a telephone number. */
    INVALID
  }
}
