/** How a verification is printed: a table for people, JSON for programs. */
package dental.sofia.kubectl.report;
