/**
 * The keys of a deployment: generated once with {@link java.security.SecureRandom} and kept, or
 * read from the user's own Secrets. A generated Secret is created, never overwritten, so that an
 * operator that dies at any moment can't make a second one. No value ever reaches a log, a
 * condition or a ConfigMap.
 */
package dental.sofia.operator.credentials;
