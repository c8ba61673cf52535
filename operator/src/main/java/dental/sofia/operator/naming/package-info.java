/**
 * How objects are called and labelled, and how they find back to their resource. Nobody else
 * concatenates a name or a label.
 */
package dental.sofia.operator.naming;
