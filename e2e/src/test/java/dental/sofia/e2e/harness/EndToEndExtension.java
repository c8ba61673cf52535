package dental.sofia.e2e.harness;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the cluster, the operator and a namespace, and tells what was there when one fails.
 */
final class EndToEndExtension
    implements BeforeAllCallback,
        ParameterResolver,
        AfterTestExecutionCallback,
        LifecycleMethodExecutionExceptionHandler {

  private static final Namespace STORE = Namespace.create(EndToEndExtension.class);

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
