package dental.sofia.calendar.access;

/** Kinds of callers. */
public enum Role {
  /** Also those who could show more. */
  ANYONE,
  AGENT,
  STAFF
}
