/**
 * The way in over HTTPS: whether page and signalling are reached through the ingress controller as
 * callers reach them.
 */
package dental.sofia.operator.check.ingress;
