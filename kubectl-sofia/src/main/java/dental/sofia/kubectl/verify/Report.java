package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.verify.Row.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one deployment.
 *
 * @param name of the SofiaDeployment
 * @param namespace of the SofiaDeployment
 * @param transport its transport mode, as in the spec
 * @param url where callers reach signalling; absent if the operator has not said yet
 * @param rows the operator's first
 */
public record Report(
    String name, String namespace, String transport, Optional<String> url, List<Row> rows) {

  public Report {
    rows = List.copyOf(rows);
  }

  /** The worst of its rows; without any, nothing is known. */
  public Result result() {
    return rows.stream().map(Row::result).max(Comparator.naturalOrder()).orElse(Result.UNKNOWN);
  }

  public long count(Result result) {
    return rows.stream().filter(row -> row.result() == result).count();
  }
}
