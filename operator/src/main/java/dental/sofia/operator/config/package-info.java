/**
 * What whoever runs the operator decides: images, pod networks, leader election. The only place
 * that reads the environment.
 */
package dental.sofia.operator.config;
