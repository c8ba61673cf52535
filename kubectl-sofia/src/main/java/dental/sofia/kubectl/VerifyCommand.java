package dental.sofia.kubectl;

import dental.sofia.kubectl.cluster.ClusterReader;
import dental.sofia.kubectl.cluster.Connection;
import dental.sofia.kubectl.cluster.Unanswered;
import dental.sofia.kubectl.report.Format;
import dental.sofia.kubectl.verify.Checks;
import dental.sofia.kubectl.verify.Report;
import dental.sofia.kubectl.verify.Row;
import dental.sofia.kubectl.verify.Runbook;
import dental.sofia.kubectl.verify.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Proves one deployment from where the user stands. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Asks a SofiaDeployment, from where you stand and through the addresses that callers use, whether a call works.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything passed",
      "1:something failed",
      "2:nothing failed, but something could not be told; or bad usage"
    })
final class VerifyCommand implements Callable<Integer> {

  static final int ALL_PASSED = 0;
  static final int SOMETHING_FAILED = 1;
  static final int COULD_NOT_TELL = 2;

  @Parameters(paramLabel = "NAME", description = "Name of the SofiaDeployment.")
  private String name;

  @Option(
      names = {"-n", "--namespace"},
      description = "Its namespace; default: that of the context.")
  private Optional<String> namespace;

  @Option(names = "--context", description = "Context of the kubeconfig to use.")
  private Optional<String> context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: KUBECONFIG, ~/.kube/config, or the pod's service account.")
  private Optional<Path> kubeconfig;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default) or json.")
  private Format format;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = TimeText.class,
      description =
          "How long all questions together may take, from 1s to 10m; default: ${DEFAULT-VALUE}. Reading from the API"
              + " server may take as long again for each request.")
  private Duration timeout;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter errors = spec.commandLine().getErr();
    try (var cluster =
        ClusterReader.connect(new Connection(kubeconfig, context, namespace, timeout))) {
      var verification =
          new Verification(Checks.all(Clock.systemUTC()), Runbook.packaged(), Clock.systemUTC());
      Report report = verification.of(cluster.read(name), timeout);
      spec.commandLine().getOut().print(format.text(report));
      spec.commandLine().getOut().flush();
      return code(report.result());
    } catch (Unanswered e) {
      errors.println("error: " + e.getMessage());
      return COULD_NOT_TELL;
    }
  }

  private static int code(Row.Result result) {
    return switch (result) {
      case PASSED -> ALL_PASSED;
      case FAILED -> SOMETHING_FAILED;
      case UNKNOWN -> COULD_NOT_TELL;
    };
  }

  /** As in the spec of a SofiaDeployment: a whole number and a unit. */
  static final class TimeText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      if (!text.matches("[0-9]{1,4}[sm]")) {
        throw new TypeConversionException("write a whole number and s or m, like 10s");
      }
      var duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (duration.compareTo(Duration.ofSeconds(1)) < 0
          || duration.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new TypeConversionException("write a time from 1s to 10m");
      }
      return duration;
    }
  }
}
