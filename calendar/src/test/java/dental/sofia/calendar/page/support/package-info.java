/**
 * A browser and the other side of a call, as tests of the page need them, both real. {@link
 * dental.sofia.calendar.page.support.Chromium} starts the browser, {@link
 * dental.sofia.calendar.page.support.PracticePage} knows what can be pressed on the page, {@link
 * dental.sofia.calendar.page.support.Stranger} is Sofia's stand-in.
 */
package dental.sofia.calendar.page.support;
