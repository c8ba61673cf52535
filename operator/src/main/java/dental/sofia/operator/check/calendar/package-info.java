/** Checks of the calendar: its pods, its database, and the tokens with which callers get in. */
package dental.sofia.operator.check.calendar;
