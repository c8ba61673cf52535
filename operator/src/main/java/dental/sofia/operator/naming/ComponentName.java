package dental.sofia.operator.naming;

/** The parts of a deployment as they appear in labels. */
public enum ComponentName {
  LIVEKIT("livekit", "livekit"),
  TURN("turn", "coturn"),
  CALENDAR("calendar", "sofia-calendar"),
  AGENT("agent", "sofia-agent");

  private final String component;
  private final String software;

  ComponentName(String component, String software) {
    this.component = component;
    this.software = software;
  }

  /** Value of {@code app.kubernetes.io/component}: the role. */
  public String component() {
    return component;
  }

  /** Value of {@code app.kubernetes.io/name}: the software. */
  public String software() {
    return software;
  }
}
