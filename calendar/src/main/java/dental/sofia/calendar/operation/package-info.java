/**
 * What keeps a calendar alive over years: copies and their restoration, taking over the first
 * Sofia's data, forgetting what is too old.
 */
package dental.sofia.calendar.operation;
