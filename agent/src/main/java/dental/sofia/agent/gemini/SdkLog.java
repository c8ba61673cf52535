package dental.sofia.agent.gemini;

import java.io.IOException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Google's SDK tells nobody how a connection ended, or that a message made no sense: it only logs
 * it, on the thread that reads the connection. So that is where we listen; a connection that ends
 * is noticed without this too, but not why.
 */
final class SdkLog extends Handler {
  private static final ThreadLocal<SdkLog.Listener> READING = new ThreadLocal<>();

  /** Kept, since loggers are forgotten with what was set on them. */
  private static final Logger LOGGER = Logger.getLogger("com.google.genai.AsyncLive");

  static {
    LOGGER.setLevel(Level.INFO);
    LOGGER.setUseParentHandlers(false); // it logs whole messages when they make no sense
    LOGGER.addHandler(new SdkLog());
  }

  /** The connection that a thread reads. */
  interface Listener {
    void closed(int code, String reason);

    void failed(Throwable thrown);

    void garbage();
  }

  private SdkLog() {}

  /** Reads a connection; what the SDK logs meanwhile is told to this listener. */
  static void listening(Listener listener, Runnable reading) {
    READING.set(listener);
    try {
      reading.run();
    } finally {
      READING.remove();
    }
  }

  @Override
  public void publish(LogRecord entry) {
    var listener = READING.get();
    if (listener == null) {
      return;
    }
    var values = entry.getParameters();
    if (values != null && values.length == 2 && values[0] instanceof Integer code) {
      listener.closed(code, String.valueOf(values[1]));
    } else if (entry.getThrown() instanceof IOException failure) {
      listener.failed(failure);
    } else if (entry.getThrown() != null) {
      listener.garbage();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
