/**
 * What is run: one folder for each component, each a pure function from model and credentials to
 * Kubernetes objects. Nothing here talks to anything, knows a clock or logs. A component is found
 * by injection; nothing lists them. Start with {@link dental.sofia.operator.component.Component}.
 */
package dental.sofia.operator.component;
