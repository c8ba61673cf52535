/** The routes of version 1: JSON in and out, one class for each thing that is spoken of. */
package dental.sofia.calendar.web;
