package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Origin;

/**
 * Who does something, as the journal names it.
 *
 * @param name for instance {@code staff:praxis}
 * @param origin of the appointments that this one makes
 */
public record Actor(String name, Origin origin) {
  public static final Actor AGENT = new Actor("agent", Origin.SOFIA);

  public static Actor staff(String username) {
    return new Actor("staff:" + username, Origin.STAFF);
  }
}
