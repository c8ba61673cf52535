package dental.sofia.calendar.problem;

/** Stack traces that say where something went wrong and nothing about whom. */
public final class Traces {
  private static final int FRAMES = 25;

  private Traces() {}

  public static String withoutMessages(Throwable thrown) {
    var text = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      text.append(text.isEmpty() ? "" : "\ncaused by ").append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\n  at ").append(frames[i]);
      }
    }
    return text.toString();
  }
}
