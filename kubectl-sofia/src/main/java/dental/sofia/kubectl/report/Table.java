package dental.sofia.kubectl.report;

import dental.sofia.kubectl.verify.Report;
import dental.sofia.kubectl.verify.Row;
import dental.sofia.kubectl.verify.Row.Result;
import java.util.stream.Collectors;

/** For people: one line for each row, and below what did not pass, what to do about it. */
final class Table {

  private static final String LINE = "%-10s%-23s%-9s%s%n";

  private Table() {}

  static String of(Report report) {
    return "SofiaDeployment %s in namespace %s: transport %s, %s%n%n"
            .formatted(
                report.name(),
                report.namespace(),
                report.transport(),
                report.url().orElse("no URL yet"))
        + LINE.formatted("FROM", "CHECK", "RESULT", "WHAT WAS FOUND")
        + report.rows().stream().map(Table::line).collect(Collectors.joining())
        + "%n%d passed, %d failed, %d unknown%n"
            .formatted(
                report.count(Result.PASSED),
                report.count(Result.FAILED),
                report.count(Result.UNKNOWN));
  }

  private static String line(Row row) {
    String found = row.reason().map(reason -> reason + ": ").orElse("") + row.message();
    return LINE.formatted(row.from().text(), row.check(), row.result().text(), found)
        + row.nextStep().map(step -> LINE.formatted("", "", "", "next: " + step)).orElse("");
  }
}
