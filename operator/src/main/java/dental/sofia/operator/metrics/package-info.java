/** What Prometheus is told: how long reconciles and checks take, and how the deployments are. */
package dental.sofia.operator.metrics;
