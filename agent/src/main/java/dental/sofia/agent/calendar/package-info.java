/** The practice's calendar, asked by HTTP on behalf of callers. */
package dental.sofia.agent.calendar;
