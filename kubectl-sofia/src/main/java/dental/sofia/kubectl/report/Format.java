package dental.sofia.kubectl.report;

import dental.sofia.kubectl.verify.Report;

/** What {@code -o} may name. */
public enum Format {
  table {
    @Override
    public String text(Report report) {
      return Table.of(report);
    }
  },
  json {
    @Override
    public String text(Report report) {
      return JsonText.of(report);
    }
  };

  /** Ends with a line break. */
  public abstract String text(Report report);
}
