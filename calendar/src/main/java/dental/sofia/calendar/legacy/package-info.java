/**
 * The routes of the first Sofia, with its paths, its JSON and its status codes, so that programs
 * written for it keep working. What they ask is done by the same desk as everything else.
 */
package dental.sofia.calendar.legacy;
