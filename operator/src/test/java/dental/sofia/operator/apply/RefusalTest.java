package dental.sofia.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.apply.Applied.Cause;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  /** The API server's own sentences. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | Service \"praxis-turn\" is invalid: spec.ports[0].nodePort: Invalid value: 3478:"
            + " provided port is already allocated | NODE_PORT_TAKEN",
        "422 | Service \"praxis-turn\" is invalid: spec.ports[0].nodePort: Invalid value: 3478:"
            + " provided port is not in the valid range. The range of valid ports is 30000-32767 |"
            + " NODE_PORT_OUT_OF_RANGE",
        "422 | Deployment.apps \"praxis-turn\" is invalid: spec.selector: field is immutable |"
            + " INVALID",
        "403 | pods \"a\" is forbidden: exceeded quota: small | FORBIDDEN",
        "400 | admission webhook \"policy.example.com\" denied the request | INVALID"
      })
  void isFinalAndSaysWhy(int code, String message, Cause cause) {
    Refusal refusal = refusal(code, message);
    assertThat(refusal.isFinal()).isTrue();
    assertThat(refusal.cause()).isEqualTo(cause);
    assertThat(refusal.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 409, 429, 500, 502, 503, 504})
  void isNotFinalWhereTheNextAttemptMaySucceed(int code) {
    assertThat(refusal(code, "later").isFinal()).isFalse();
  }

  @Test
  void isNotFinalWhereTheApiServerWasNotReached() {
    var unreachable =
        new Refusal(new KubernetesClientException("no route", new IOException("no route")));
    assertThat(unreachable.isFinal()).isFalse();
    assertThat(unreachable.isOfTheNamespace()).isFalse();
    assertThat(unreachable.message()).contains("no route");
  }

  @Test
  void isOfTheNamespaceWhileThatIsBeingDeleted() {
    var status =
        new StatusBuilder()
            .withCode(403)
            .withMessage("unable to create new content in namespace a")
            .withNewDetails()
            .addNewCause()
            .withReason("NamespaceTerminating")
            .endCause()
            .endDetails()
            .build();
    assertThat(new Refusal(new KubernetesClientException(status)).isOfTheNamespace()).isTrue();
    assertThat(refusal(403, "forbidden").isOfTheNamespace()).isFalse();
  }

  private static Refusal refusal(int code, String message) {
    return new Refusal(
        new KubernetesClientException(
            new StatusBuilder().withCode(code).withMessage(message).build()));
  }
}
