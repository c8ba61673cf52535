package dental.sofia.calendar.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;

/**
 * Where everything is kept. What {@link #write} has returned from outlives the process and the
 * machine.
 */
@ApplicationScoped
public class Database {
  private static final int ATTEMPTS = 8;
  private static final int TIMEOUT_SECONDS = 10;
  private static final int LONG_SECONDS = 3600;

  private final SessionFactory sessions;
  private final Durability durability;

  Database(SessionFactory sessions, Durability durability) {
    this.sessions = sessions;
    this.durability = durability;
  }

  /** Each query sees what is committed when it begins. */
  public <T> T read(Function<StatelessSession, T> query) {
    try (StatelessSession session = sessions.openStatelessSession()) {
      return query.apply(session);
    }
  }

  /**
   * All of it or nothing. The change is made again from its beginning if another one got in its
   * way, so it may have no other effect than on the database.
   */
  public <T> T write(Function<StatelessSession, T> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = once(TIMEOUT_SECONDS, change);
        durability.await();
        return result;
      } catch (Contended
          | ConstraintViolationException
          | LockAcquisitionException
          | PessimisticLockException
          | LockTimeoutException
          | QuarkusTransactionException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        long most = TimeUnit.MILLISECONDS.toNanos(1L << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
      }
    }
  }

  public void change(Consumer<StatelessSession> change) {
    write(
        session -> {
          change.accept(session);
          return true;
        });
  }

  /** The same for what may take long, and is made only once. */
  public <T> T writeAll(Function<StatelessSession, T> change) {
    T result = once(LONG_SECONDS, change);
    durability.await();
    return result;
  }

  /** Whether it answers at all. */
  public boolean isUp() {
    try {
      return read(
          session -> session.createNativeQuery("select 1", Integer.class).getSingleResult() == 1);
    } catch (PersistenceException e) {
      return false;
    }
  }

  private <T> T once(int timeoutSeconds, Function<StatelessSession, T> change) {
    return QuarkusTransaction.requiringNew()
        .timeout(timeoutSeconds)
        .call(
            () -> {
              try (StatelessSession session = sessions.openStatelessSession()) {
                return change.apply(session);
              }
            });
  }
}
