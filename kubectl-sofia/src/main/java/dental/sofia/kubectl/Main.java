package dental.sofia.kubectl;

import picocli.CommandLine;

/** The program that kubectl runs for {@code kubectl sofia}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // The Kubernetes client logs through SLF4J; that nobody listens is no news for a user.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SofiaCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("error: " + failure);
              return VerifyCommand.COULD_NOT_TELL;
            });
  }
}
