package dental.sofia.operator.check;

import static dental.sofia.operator.check.CheckOf.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.support.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckRunnerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** For a machine that is busy with other things. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  private static final Facts FACTS = Workloads.facts("{checks: {deadline: 2s}}", Map.of());
  private static final Check GOOD = check("Good", (facts, probes) -> new Passed("fine"));
  private static final Outcome OK = new Passed("ok");
  private static final Reason FAULT = Reason.fault("Broken");

  @Test
  void reportsWhatEachCheckFoundInTheOrderOfTheirTypes() {
    var broken = check("Bad", (facts, probes) -> new Failed(FAULT, "broken"));
    assertThat(run(GOOD, broken))
        .extracting(CheckResult::type, CheckResult::outcome)
        .containsExactly(
            tuple(broken.type(), new Failed(FAULT, "broken")),
            tuple(GOOD.type(), new Passed("fine")));
  }

  @Test
  void reportsNothingOfACheckThatDoesNotApply() {
    var elsewhere = new CheckOf("Elsewhere", (facts, probes) -> new Passed(""), facts -> false);
    assertThat(run(GOOD, elsewhere)).extracting(CheckResult::type).containsExactly(GOOD.type());
  }

  @Test
  void reportsACheckThatThrowsAsUnknownInOneLine() {
    var throwing =
        check(
            "Throws",
            (facts, probes) -> {
              throw new java.io.IOException("first line\nsecond line");
            });
    assertUnknown(throwing, CheckRunner.CHECK_ERROR);
    assertThat(result(throwing, run(GOOD, throwing)).outcome().message())
        .contains("IOException")
        .doesNotContain("\n");
  }

  @Test
  void reportsACheckThatEndsInAnErrorAsUnknown() {
    assertUnknown(check("Errs", (f, p) -> recurse(0)), CheckRunner.CHECK_ERROR);
    assertUnknown(
        check(
            "Asserts",
            (f, p) -> {
              throw new AssertionError("never");
            }),
        CheckRunner.CHECK_ERROR);
    assertUnknown(
        check(
            "Links",
            (f, p) -> {
              throw new NoClassDefFoundError("gone");
            }),
        CheckRunner.CHECK_ERROR);
  }

  @Test
  void reportsACheckThatFindsNothingAtAllAsUnknown() {
    assertUnknown(check("Silent", (f, p) -> null), CheckRunner.CHECK_ERROR);
  }

  @Test
  void reportsACheckThatCanNotEvenTellWhetherItAppliesAsUnknown() {
    Check confused =
        new CheckOf(
            "Confused",
            (f, p) -> {
              throw new IllegalStateException("no model");
            },
            facts -> {
              throw new IllegalStateException("no model");
            });
    assertUnknown(confused, CheckRunner.CHECK_ERROR);
  }

  @Test
  void cutsOffACheckThatHangsAtTheDeadline() {
    var hanging =
        check(
            "Hangs",
            (f, p) -> {
              new CountDownLatch(1).await();
              return new Passed("never");
            });
    assertUnknown(hanging, CheckRunner.CHECK_TIMED_OUT);
  }

  @Test
  void doesNotWaitForACheckThatIgnoresItsInterruption() {
    var release = new CountDownLatch(1);
    var stubborn =
        check(
            "Stubborn",
            (f, p) -> {
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException ignored) {
                  // That is what it does.
                }
              }
              return new Passed("too late");
            });
    try {
      assertUnknown(stubborn, CheckRunner.CHECK_TIMED_OUT);
    } finally {
      release.countDown();
    }
  }

  @Test
  void runsAllChecksAtTheSameTime() {
    var together = new CountDownLatch(3);
    CheckOf.Body meets =
        (f, p) -> {
          together.countDown();
          return together.await(1, TimeUnit.MINUTES)
              ? new Passed("met")
              : new Failed(FAULT, "alone");
        };
    assertThat(run(check("A", meets), check("B", meets), check("C", meets)))
        .extracting(CheckResult::outcome)
        .containsOnly(new Passed("met"));
  }

  /** One lost packet must not turn a deployment red. */
  @Test
  void asksOnceMoreBeforeItReportsAFault() {
    var asked = new AtomicInteger();
    var flaky =
        check(
            "Flaky",
            (f, p) -> asked.incrementAndGet() == 1 ? new Failed(FAULT, "lost") : new Passed("ok"));
    assertThat(result(flaky, run(flaky)).outcome()).isEqualTo(new Passed("ok"));
  }

  @Test
  void asksOnceMoreBeforeItReportsThatItCouldNotAsk() {
    var asked = new AtomicInteger();
    var flaky =
        check(
            "Flaky",
            (f, p) ->
                asked.incrementAndGet() == 1
                    ? Outcomes.notAsked("lost", new ConditionType("Other"))
                    : OK);
    assertThat(result(flaky, run(flaky)).outcome()).isEqualTo(OK);
  }

  @Test
  void reportsAFaultThatIsConfirmed() {
    var asked = new AtomicInteger();
    var broken = check("Bad", (f, p) -> new Failed(FAULT, "time " + asked.incrementAndGet()));
    assertThat(result(broken, run(broken)).outcome()).isEqualTo(new Failed(FAULT, "time 2"));
  }

  @Test
  void doesNotAskTwiceWhatOnlyTimeOrAPersonMends() {
    for (Reason reason : List.of(Reason.progress("RollingOut"), Reason.stuck("ConfigRejected"))) {
      var asked = new AtomicInteger();
      run(
          check(
              "Once",
              (f, p) -> {
                asked.incrementAndGet();
                return new Failed(reason, "");
              }));
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void measuresHowLongACheckRan() {
    var slow =
        check(
            "Slow",
            (f, p) -> {
              Thread.sleep(50);
              return new Passed("");
            });
    assertThat(result(slow, run(slow)).took()).isBetween(Duration.ofMillis(50), DEADLINE);
  }

  /** It is Unknown for that reason, the other check is unharmed, and the deadline is kept. */
  private static void assertUnknown(Check check, Reason reason) {
    long start = System.nanoTime();
    List<CheckResult> results = run(GOOD, check);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(GRACE));
    assertThat(result(GOOD, results).outcome()).isEqualTo(new Passed("fine"));
    assertThat(result(check, results).outcome()).isInstanceOf(Unknown.class);
    assertThat(((Unknown) result(check, results).outcome()).reason()).isEqualTo(reason);
  }

  private static List<CheckResult> run(Check... checks) {
    return new CheckRunner(List.of(checks), Clock.systemUTC()).run(FACTS);
  }

  private static CheckResult result(Check check, List<CheckResult> results) {
    return results.stream().filter(r -> r.type().equals(check.type())).findFirst().orElseThrow();
  }

  private static Outcome recurse(int depth) {
    return recurse(depth + 1);
  }
}
