package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Slot;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** Which parts of five minutes of the chair are whose. */
final class TakenTime {
  private static final long PART_SECONDS = 300;

  private TakenTime() {}

  /**
   * @throws SlotConflict if a part of it is another one's, also one that is being taken right now
   */
  static void take(StatelessSession session, Slot slot, long appointmentId) {
    try {
      insert(session, parts(slot), appointmentId);
    } catch (ConstraintViolationException e) {
      throw new SlotConflict();
    }
  }

  /** Imported appointments may overlap; each takes what nobody else has. */
  static void takeWhatIsFree(StatelessSession session, Slot slot, long appointmentId) {
    List<Integer> parts = parts(slot);
    Set<Integer> taken =
        new HashSet<>(
            Hql.select(
                    session,
                    "select t.part from TakenTimeRow t where t.part between :first and :last",
                    Integer.class)
                .setParameter("first", parts.getFirst())
                .setParameter("last", parts.getLast())
                .getResultList());
    insert(session, parts.stream().filter(part -> !taken.contains(part)).toList(), appointmentId);
  }

  /**
   * Takes before it gives back: who waits for another one's time then holds nothing that this other
   * one could wait for.
   *
   * @throws SlotConflict if a part of the new time is another one's
   */
  static void move(StatelessSession session, Slot from, Slot to, long appointmentId) {
    var added = new ArrayList<>(parts(to));
    added.removeAll(parts(from));
    try {
      insert(session, added, appointmentId);
    } catch (ConstraintViolationException e) {
      throw new SlotConflict();
    }
    var left = new ArrayList<>(parts(from));
    left.removeAll(parts(to));
    delete(session, left, appointmentId);
  }

  static void giveBack(StatelessSession session, Slot slot, long appointmentId) {
    delete(session, parts(slot), appointmentId);
  }

  private static void delete(StatelessSession session, List<Integer> parts, long appointmentId) {
    if (parts.isEmpty()) {
      return;
    }
    Hql.change(session, "delete from TakenTimeRow where part in (:parts) and appointmentId = :id")
        .setParameter("parts", parts)
        .setParameter("id", appointmentId)
        .executeUpdate();
  }

  private static void insert(StatelessSession session, List<Integer> parts, long appointmentId) {
    if (parts.isEmpty()) {
      return;
    }
    session.setJdbcBatchSize(100);
    session.insertMultiple(
        parts.stream().map(part -> TakenTimeRow.of(part, appointmentId)).toList());
  }

  static List<Integer> parts(Slot slot) {
    var parts = new ArrayList<Integer>();
    long end = seconds(slot.end());
    // In ascending order, so that two who take overlapping times wait for each other in one
    // direction only.
    for (long part = Math.floorDiv(seconds(slot.start()), PART_SECONDS);
        part * PART_SECONDS < end;
        part++) {
      parts.add(Math.toIntExact(part));
    }
    return parts;
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
