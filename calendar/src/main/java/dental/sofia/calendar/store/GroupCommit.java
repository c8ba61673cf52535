package dental.sofia.calendar.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/**
 * Writes H2's committed transactions to the disk, all that wait at a time by one write. H2 by
 * itself writes them half a second later; told not to wait, it writes each alone and still leaves
 * it to the operating system when the disk hears of it.
 */
final class GroupCommit implements Durability {
  private final DataSource source;
  private CompletableFuture<Void> next = new CompletableFuture<>();
  private boolean wanted;

  GroupCommit(DataSource source) {
    this.source = source;
    Thread.ofPlatform().daemon().name("group-commit").start(this::run);
  }

  @Override
  public void await() {
    CompletableFuture<Void> mine;
    synchronized (this) {
      mine = next;
      wanted = true;
      notifyAll();
    }
    try {
      mine.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the database could not be written to the disk", e);
    }
  }

  private void run() {
    try {
      while (true) {
        CompletableFuture<Void> group = nextGroup();
        try {
          checkpoint();
          group.complete(null);
        } catch (SQLException | RuntimeException e) {
          group.completeExceptionally(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever asks after this belongs to the one after it. */
  private synchronized CompletableFuture<Void> nextGroup() throws InterruptedException {
    while (!wanted) {
      wait();
    }
    wanted = false;
    CompletableFuture<Void> group = next;
    next = new CompletableFuture<>();
    return group;
  }

  private void checkpoint() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }
}
