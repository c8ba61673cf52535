package dental.sofia.e2e.harness;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the cluster, the operator and a namespace, and tells what was there when one fails.
 */
final class EndToEndExtension
    implements ExecutionCondition,
        BeforeAllCallback,
        ParameterResolver,
        AfterTestExecutionCallback,
        LifecycleMethodExecutionExceptionHandler {

  private static final String NO_DOCKER =
      "there is no Docker daemon, and K3s runs in Docker: start one, or test the cluster of KUBECONFIG with -Pe2e";

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private static final Namespace STORE = Namespace.create(EndToEndExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (K3s.isWanted() && !K3s.isPossible()) {
      if (SAID.compareAndSet(false, true)) {
        System.out.println("The end-to-end tests on K3s are skipped: " + NO_DOCKER);
      }
      return ConditionEvaluationResult.disabled(NO_DOCKER);
    }
    return ConditionEvaluationResult.enabled("there is a cluster");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    suite(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cluster.class || type == OperatorRelease.class || type == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Cluster.class) {
      return suite(context).cluster();
    }
    return type == OperatorRelease.class ? suite(context).operator() : sandbox(context);
  }

  /** Looks in the class's store too, so that a method shares what its class has. */
  private static Sandbox sandbox(ExtensionContext context) {
    return context
        .getStore(STORE)
        .computeIfAbsent(Sandbox.class, key -> suite(context).sandbox(), Sandbox.class);
  }

  private static Suite suite(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(Suite.class, key -> Suite.start(), Suite.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      diagnose(context);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    diagnose(context);
    throw failure;
  }

  private static void diagnose(ExtensionContext context) {
    Sandbox sandbox = context.getStore(STORE).get(Sandbox.class, Sandbox.class);
    if (sandbox != null) {
      String test =
          context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName();
      Diagnostics.print(test, sandbox, suite(context).operator());
    }
  }
}
