/**
 * Real things for tests: the packaged server as a process of its own, a real PostgreSQL, a client
 * with a session.
 */
package dental.sofia.calendar.support;
