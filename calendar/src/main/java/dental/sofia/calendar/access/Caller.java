package dental.sofia.calendar.access;

import dental.sofia.calendar.desk.Actor;

/** Who sent a request. */
public sealed interface Caller {
  record Anonymous() implements Caller {}

  record Agent() implements Caller {}

  /**
   * @param csrfToken is repeated in a header by pages that belong to this session
   */
  record Staff(String username, String csrfToken) implements Caller {}

  /** As whom the journal knows this caller; only for routes that are not for everybody. */
  default Actor actor() {
    return switch (this) {
      case Agent agent -> Actor.AGENT;
      case Staff staff -> Actor.staff(staff.username());
      case Anonymous nobody -> throw new IllegalStateException("a deed of nobody");
    };
  }

  default boolean is(Role role) {
    return switch (role) {
      case ANYONE -> true;
      case AGENT -> this instanceof Agent;
      case STAFF -> this instanceof Staff;
    };
  }
}
