package dental.sofia.kubectl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked for without a subcommand. */
@Command(
    name = "kubectl sofia",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Looks after deployments of Sofia.",
    subcommands = VerifyCommand.class)
final class SofiaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, like: verify NAME");
  }
}
