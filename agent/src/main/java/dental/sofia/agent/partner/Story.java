package dental.sofia.agent.partner;

import dental.sofia.agent.partner.Line.Speaker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was said in a call, for whoever goes on with it. */
final class Story {
  /** Enough for anybody to know what it is about. */
  private static final int MOST = 60;

  private final List<Line> lines = new ArrayList<>();
  private final Set<Object> open = new HashSet<>();

  synchronized boolean callerSpoke() {
    return lines.stream().anyMatch(line -> line.speaker() == Speaker.CALLER);
  }

  synchronized void caller(String text) {
    add(new Line(Speaker.CALLER, text));
  }

  /**
   * Sofia begins to say something.
   *
   * @return to be given to {@link #ends}
   */
  synchronized Object begins(String text) {
    sofia(text);
    var saying = new Object();
    open.add(saying);
    return saying;
  }

  synchronized void ends(Object saying) {
    open.remove(saying);
  }

  synchronized void sofia(String text) {
    if (!text.isBlank()) {
      add(new Line(Speaker.SOFIA, text));
    }
  }

  /** An answer that is not over yet is to be given anew by the next, so it is left out. */
  synchronized List<Line> answered() {
    int end = lines.size();
    while (!open.isEmpty() && end > 0 && lines.get(end - 1).speaker() == Speaker.SOFIA) {
      end--;
    }
    open.clear();
    // Before the caller's first word it is the greeting, and that need not be heard twice.
    return List.copyOf(lines.subList(0, end == 0 ? lines.size() : end));
  }

  private void add(Line line) {
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.add(line);
  }
}
