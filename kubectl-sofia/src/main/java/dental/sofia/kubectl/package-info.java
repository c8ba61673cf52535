/**
 * {@code kubectl sofia verify NAME}: proves a deployment once, from where its user stands. {@link
 * dental.sofia.kubectl.VerifyCommand} is the way in; {@code cluster} reads what the API server
 * tells this user, {@code verify} runs the operator's checks from here, {@code check} has those
 * that only make sense here, {@code report} prints. Nothing here knows how the operator reconciles.
 */
package dental.sofia.kubectl;
