/** Checks of what stands before the pods: the names and addresses of the Services. */
package dental.sofia.operator.check.service;
