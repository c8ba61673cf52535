/**
 * What one can ask of the practice: book, change and cancel, find free time, look somebody up. Each
 * use is one call and one transaction; the rules themselves are in {@code domain}.
 */
package dental.sofia.calendar.desk;
