package dental.sofia.operator.check;

import dental.sofia.operator.check.Outcome.Unknown;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs all checks at the same time, each on a virtual thread, under one deadline. Total: a check
 * that throws, hangs or is cut off is Unknown and harms neither the others nor the reconcile.
 */
@ApplicationScoped
public class CheckRunner {

  /** The check itself failed. */
  public static final Reason CHECK_ERROR = Reason.fault("CheckError");

  /** The check did not answer within the deadline. */
  public static final Reason CHECK_TIMED_OUT = Reason.fault("CheckTimedOut");

  private final List<Check> checks;

  public CheckRunner(@All List<Check> checks) {
    this.checks =
        checks.stream().sorted(Comparator.comparing((Check check) -> check.type().text())).toList();
  }

  /**
   * @return one result for each check that applies, in the order of their types
   */
  public List<CheckResult> run(Facts facts) {
    List<Check> due = checks.stream().filter(check -> check.appliesTo(facts)).toList();
    Duration deadline = facts.model().checks().deadline();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Callable<CheckResult>> tasks =
          due.stream().<Callable<CheckResult>>map(check -> () -> run(check, facts)).toList();
      List<Future<CheckResult>> futures =
          threads.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS);
      var results = new ArrayList<CheckResult>();
      for (int i = 0; i < due.size(); i++) {
        results.add(result(due.get(i), futures.get(i), deadline));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return due.stream()
          .map(check -> unknown(check, CHECK_TIMED_OUT, "interrupted", Duration.ZERO))
          .toList();
    } finally {
      // Not close(): that would wait for a check that ignores its interruption.
      threads.shutdownNow();
    }
  }

  private static CheckResult run(Check check, Facts facts) {
    long start = System.nanoTime();
    try {
      Outcome outcome = check.run(facts);
      return new CheckResult(check.type(), outcome, since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown(check, CHECK_TIMED_OUT, "cut off", since(start));
    } catch (Exception | LinkageError | StackOverflowError e) {
      return unknown(check, CHECK_ERROR, String.valueOf(e), since(start));
    }
  }

  private static CheckResult result(Check check, Future<CheckResult> future, Duration deadline) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> unknown(check, CHECK_ERROR, String.valueOf(future.exceptionNow()), deadline);
      case CANCELLED, RUNNING ->
          unknown(
              check, CHECK_TIMED_OUT, "no answer within " + deadline.toMillis() + " ms", deadline);
    };
  }

  private static CheckResult unknown(Check check, Reason reason, String message, Duration took) {
    return new CheckResult(check.type(), new Unknown(reason, message), took);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
