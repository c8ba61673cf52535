package dental.sofia.agent.call;

import dental.sofia.agent.rtc.Participant;
import dental.sofia.agent.rtc.Room;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Who else is in a call: it is over when no caller is there, and not ours with an elder agent. */
final class Attendance {
  private final Set<String> callers = new HashSet<>();
  private final CallSettings settings;
  private final Deadline absence;
  private final Succession succession;

  /**
   * @param nobody no caller is there any more, or none has come
   * @param elder another agent was there before
   */
  Attendance(CallContext context, Runnable nobody, Runnable elder) {
    this.settings = context.settings();
    this.absence = new Deadline(context.timer(), nobody);
    this.succession = new Succession(elder);
  }

  void joined(Room room) {
    if (callers.isEmpty()) {
      absence.in(settings.callerMustCome());
    }
    succession.joined(room);
  }

  void came(Participant who) {
    if (who.kind() == Participant.Kind.AGENT) {
      succession.came(who);
    } else {
      callers.add(who.identity());
      absence.cancel();
    }
  }

  void left(Participant who, boolean deliberate) {
    succession.left(who);
    if (callers.remove(who.identity()) && callers.isEmpty()) {
      absence.in(deliberate ? Duration.ZERO : settings.callerMayReturn());
    }
  }

  boolean includes(String identity) {
    return callers.contains(identity);
  }

  void over() {
    absence.cancel();
  }
}
