package dental.sofia.calendar.access.oidc;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

  /**
   * @param username of somebody who belongs to the staff
   */
  record Accepted(String username) implements SignIn {}

  record Refused(Reason reason) implements SignIn {}

  /** Why not; each has a text of its own on the page. */
  enum Reason {
    /** The issuer can't be reached, or does not do what it should. */
    UNAVAILABLE,
    /** What came back belongs to no attempt of this browser, or proves nothing. */
    FAILED,
    /** Known to the issuer, but not of the staff. */
    FORBIDDEN,
    /** Whoever was asked did not want to, or the issuer would not have them. */
    CANCELLED,
    /** Too many attempts from the same address. */
    BUSY;

    /** As the page reads it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
