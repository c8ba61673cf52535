package dental.sofia.operator.check;

import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.wire.Deadline;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Twice what a client waits for a last word; less than half of the shortest deadline. */
  private static final Duration GOODBYES = Duration.ofMillis(200);

  private final List<Check> checks;
  private final Clock clock;

  public CheckRunner(@All List<Check> checks, Clock clock) {
    this.checks =
        checks.stream().sorted(Comparator.comparing((Check check) -> check.type().text())).toList();
    this.clock = clock;
  }

  /**
   * Runs every check that applies. One that fails, or could not ask, is run a second time, so that
   * a single lost packet flips no condition.
   *
   * @return one result for each check that applies, in the order of their types
   */
  public List<CheckResult> run(Facts facts) {
    List<Check> due = checks.stream().filter(check -> applies(check, facts)).toList();
    List<CheckResult> first = round(due, facts);
    List<Check> doubtful =
        IntStream.range(0, due.size())
            .filter(i -> isDoubtful(first.get(i).outcome()))
            .mapToObj(due::get)
            .toList();
    if (doubtful.isEmpty()) {
      return first;
    }
    Map<ConditionType, CheckResult> second =
        round(doubtful, facts).stream()
            .collect(Collectors.toMap(CheckResult::type, Function.identity()));
    return first.stream().map(result -> second.getOrDefault(result.type(), result)).toList();
  }

  private static boolean applies(Check check, Facts facts) {
    try {
      return check.appliesTo(facts);
    } catch (RuntimeException e) {
      // It will throw again when it is run, and be reported there.
      return true;
    }
  }

  /** What only time or a person mends need not be asked twice. */
  private static boolean isDoubtful(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed -> false;
      case Outcome.Unknown unknown -> unknown.reason().equals(Outcomes.NOT_ASKED);
      case Outcome.Failed failed -> failed.reason().kind() == Reason.Kind.FAULT;
    };
  }

  /**
   * Half of the deadline each: a failure and its confirmation fit into it, also where a peer never
   * answers.
   */
  private List<CheckResult> round(List<Check> due, Facts facts) {
    Duration half = facts.model().checks().deadline().dividedBy(2);
    // Less for the questions, so that a silent peer is reported as such and not as a check that was
    // cut off: its client also tries to give back what it may have been granted.
    Deadline questions = Deadline.after(half.minus(GOODBYES));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try (var probes = new Probes(facts, questions, clock.instant())) {
      List<Callable<CheckResult>> tasks =
          due.stream()
              .<Callable<CheckResult>>map(check -> () -> run(check, facts, probes))
              .toList();
      List<Future<CheckResult>> futures =
          threads.invokeAll(tasks, half.toMillis(), TimeUnit.MILLISECONDS);
      var results = new ArrayList<CheckResult>();
      for (int i = 0; i < due.size(); i++) {
        results.add(result(due.get(i), futures.get(i), half));
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

  private static CheckResult run(Check check, Facts facts, Probes probes) {
    long start = System.nanoTime();
    try {
      Outcome outcome = Objects.requireNonNull(check.run(facts, probes), "no outcome");
      return new CheckResult(check.type(), outcome, since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown(check, CHECK_TIMED_OUT, "cut off", since(start));
    } catch (Withheld e) {
      return new CheckResult(check.type(), Outcomes.withheld(e), since(start));
    } catch (Exception | LinkageError | StackOverflowError e) {
      return unknown(check, CHECK_ERROR, OneLine.of(String.valueOf(e)), since(start));
    }
  }

  private static CheckResult result(Check check, Future<CheckResult> future, Duration deadline) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED ->
          unknown(check, CHECK_ERROR, OneLine.of(String.valueOf(future.exceptionNow())), deadline);
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
