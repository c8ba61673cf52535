/**
 * What the environment says: settings, and the practice's profile from its file. All faults are
 * named at once, before the start.
 */
package dental.sofia.calendar.config;
