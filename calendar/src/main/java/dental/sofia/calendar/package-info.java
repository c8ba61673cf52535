/**
 * The practice's calendar: a server that staff, patients and the agent ask.
 *
 * <p>In the order in which a request passes: {@code access} says who is calling, {@code web} and
 * {@code legacy} read it, {@code desk} does what is asked by the rules of {@code domain}, {@code
 * store} keeps it, {@code events} tells open pages. {@code call} signs tokens for LiveKit, {@code
 * config} reads the environment, {@code problem} says no.
 */
package dental.sofia.calendar;
