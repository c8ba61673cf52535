/** How a refusal looks to programs (RFC 9457) and reads to people (German). */
package dental.sofia.calendar.problem;
