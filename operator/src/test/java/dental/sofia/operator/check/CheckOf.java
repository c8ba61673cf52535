package dental.sofia.operator.check;

import java.util.function.Predicate;

/**
 * A check of a few lines.
 *
 * @param name its type
 * @param body what it does
 * @param applies when
 */
record CheckOf(String name, Body body, Predicate<Facts> applies) implements Check {

  /** What a check does. */
  interface Body {
    Outcome run(Facts facts, Probes probes) throws Exception;
  }

  static Check check(String name, Body body) {
    return new CheckOf(name, body, facts -> true);
  }

  @Override
  public ConditionType type() {
    return new ConditionType(name);
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return applies.test(facts);
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    return body.run(facts, probes);
  }
}
