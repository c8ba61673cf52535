/**
 * What tests of an agent need, in this module and on a cluster: providers of speech that speak the
 * published protocols, and sounds that are made and recognised.
 */
package dental.sofia.agent.support;
