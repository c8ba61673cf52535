/** The way into a call: tokens for LiveKit's rooms. */
package dental.sofia.calendar.call;
