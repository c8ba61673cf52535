/** Checks of the clocks that tokens and credentials depend on. */
package dental.sofia.operator.check.clock;
