package dental.sofia.operator.credentials;

import dental.sofia.operator.resolve.Resolution.Problem;
import java.util.List;

/** Whether the keys of a deployment could be had. */
public sealed interface Obtained {

  record Complete(Credentials credentials) implements Obtained {}

  /** A Secret is missing or unusable; nothing may be changed until it is mended. */
  record Unusable(List<Problem> problems) implements Obtained {
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
