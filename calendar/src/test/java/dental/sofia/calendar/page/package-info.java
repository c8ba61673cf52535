/** The page as people use it: in a real browser, against the real server. */
package dental.sofia.calendar.page;
