/**
 * Tells open pages what has changed. {@link dental.sofia.calendar.events.JournalFeed} reads on in
 * the journal, so that it does not matter which replica made a change, nor whether the server was
 * restarted meanwhile.
 */
package dental.sofia.calendar.events;
