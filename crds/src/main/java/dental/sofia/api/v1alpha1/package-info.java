/**
 * The API of the operator: {@link dental.sofia.api.v1alpha1.SofiaDeployment} and the records it is
 * made of.
 *
 * <p>What a user may write is decided here and enforced by the API server: defaults, enums, ranges
 * and cross-field rules become the CustomResourceDefinition in {@code crds/generated}. Nothing here
 * knows how a deployment is run. Start with {@link dental.sofia.api.v1alpha1.SofiaDeploymentSpec}.
 */
package dental.sofia.api.v1alpha1;
