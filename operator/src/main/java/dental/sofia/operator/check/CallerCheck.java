package dental.sofia.operator.check;

/**
 * A check that callers can make too: it asks only {@link Facts#peers} and so holds for the exposed
 * addresses as well as for pods. {@code kubectl sofia verify} makes it from where its user stands.
 */
public interface CallerCheck extends Check {}
