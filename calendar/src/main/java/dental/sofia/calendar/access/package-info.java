/**
 * Who is calling and what they may: staff by a session, the agent by its token, everybody else by
 * nothing. {@link dental.sofia.calendar.access.AccessFilter} stands before every route and lets
 * through what {@link dental.sofia.calendar.access.Allowed} says.
 */
package dental.sofia.calendar.access;
