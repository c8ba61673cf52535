package dental.sofia.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void quotesWhatTheApiServerAnswered() {
    var refusal =
        new KubernetesClientException(
            new StatusBuilder().withCode(403).withMessage("services is forbidden").build());
    assertThat(Failure.describe(refusal))
        .isEqualTo("the API server answered: services is forbidden");
  }

  @Test
  void looksThroughWhatTheRefusalIsWrappedIn() {
    var refusal =
        new KubernetesClientException(
            new StatusBuilder().withCode(500).withMessage("etcd is away").build());
    assertThat(Failure.describe(new IllegalStateException(new RuntimeException(refusal))))
        .isEqualTo("the API server answered: etcd is away");
  }

  @Test
  void tellsAnUnreachableApiServerFromOneThatRefuses() {
    var unreachable =
        new KubernetesClientException(
            "request to https://10.96.0.1 failed", new IOException("connection refused"));
    assertThat(Failure.describe(unreachable)).isEqualTo("the API server can't be reached");
  }

  /** The text of an exception is for the log: it may hold addresses, times or worse. */
  @Test
  void keepsTheTextOfAnyOtherExceptionToItself() {
    assertThat(Failure.describe(new IllegalStateException("token abc at 10.0.0.1\nline two")))
        .isEqualTo("the operator failed with IllegalStateException; its log has the details")
        .doesNotContain("abc");
  }
}
