package dental.sofia.calendar.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Opens the embedded database's file while the rest of the server is still being put together on
 * another processor.
 */
public final class EarlyOpening {
  private static volatile CompletableFuture<Connection> opening;

  private EarlyOpening() {}

  /** Only for the embedded database. What goes wrong here goes wrong again where it is reported. */
  public static void begin(String url, String username, String password) {
    var future = new CompletableFuture<Connection>();
    opening = future;
    Thread.ofPlatform()
        .daemon()
        .name("early-opening")
        .start(
            () -> {
              try {
                future.complete(DriverManager.getConnection(url, username, password));
              } catch (SQLException | RuntimeException e) {
                future.completeExceptionally(e);
              }
            });
  }

  /** When others hold the database open. */
  static void end() {
    if (opening == null) {
      return;
    }
    try {
      opening.join().close();
    } catch (CompletionException | SQLException e) {
      // Nothing was opened.
    }
  }
}
