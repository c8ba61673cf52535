package dental.sofia.operator.resolve;

import java.util.List;

/** What becomes of a spec. */
public sealed interface Resolution {

  /** Everything is decided. */
  record Resolved(SofiaModel model) implements Resolution {}

  /** Nothing may be changed until every one of these is mended. */
  record Invalid(List<Problem> problems) implements Resolution {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * One thing that is wrong with a spec.
   *
   * @param field path of the field
   * @param advice what is wrong and what to write instead
   */
  record Problem(String field, String advice) {
    @Override
    public String toString() {
      return field + ": " + advice;
    }
  }
}
