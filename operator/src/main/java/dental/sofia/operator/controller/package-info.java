/**
 * The paragraph that calls the others: resolve, apply, check, report. No builder, no protocol and
 * no text of a condition here.
 */
package dental.sofia.operator.controller;
