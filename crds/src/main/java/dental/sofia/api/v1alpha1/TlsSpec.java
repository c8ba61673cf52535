package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A certificate, in the form in which Kubernetes keeps them.
 *
 * @param secretName a Secret of type {@code kubernetes.io/tls}: {@code tls.crt} with the chain,
 *     leaf first, {@code tls.key}, and {@code ca.crt} where callers trust an authority of their own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TlsSpec(
    @JsonPropertyDescription(
            "Name of a Secret of type kubernetes.io/tls with a certificate for coturn.host (default: host). Its key ca.crt,"
                + " if there is one, is the authority that callers trust; otherwise it is the public ones.")
        @Required
        @Size(min = 1, max = 253)
        @ValidationRule(value = Rules.SECRET, message = "tls.secretName: " + Rules.SECRET_MESSAGE)
        String secretName) {}
