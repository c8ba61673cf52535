package dental.sofia.agent.openai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream that is closed when nothing comes for too long. */
final class Limited extends FilterInputStream {
  private final Duration limit;
  private volatile long last = System.nanoTime();
  private volatile boolean silent;
  private volatile boolean closed;

  Limited(InputStream in, Duration limit) {
    super(in);
    this.limit = limit;
    look(limit.toNanos());
  }

  /** Whether it was closed for that reason. */
  boolean silent() {
    return silent;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    last = System.nanoTime();
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    last = System.nanoTime();
    return read;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }

  private void look(long inNanos) {
    CompletableFuture.delayedExecutor(inNanos, TimeUnit.NANOSECONDS)
        .execute(
            () -> {
              long left = limit.toNanos() - (System.nanoTime() - last);
              if (!closed && left > 0) {
                look(left);
              } else if (!closed) {
                silent = true;
                shut();
              }
            });
  }

  private void shut() {
    try {
      close();
    } catch (IOException e) {
      // whoever reads is told
    }
  }
}
