/**
 * The verification itself: which rows there are and what each says. {@link
 * dental.sofia.kubectl.verify.Verification} runs the operator's own checks with another {@link
 * dental.sofia.operator.check.Vantage}: the exposed addresses instead of the pods.
 */
package dental.sofia.kubectl.verify;
