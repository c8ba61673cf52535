/**
 * What holds for every answer, whoever gives it: headers for browsers, and how much a request may
 * bring.
 */
package dental.sofia.calendar.http;
