package dental.sofia.operator.check;

/** One thing that must hold for a call to work. Becomes one condition. */
public interface Check {

  /** The condition that this check decides; no two checks share one. */
  ConditionType type();

  /** Whether the deployment has what this check is about; otherwise it has no such condition. */
  default boolean appliesTo(Facts facts) {
    return true;
  }

  /**
   * Finds out. May block and may be interrupted; whatever it throws is taken for {@link
   * Outcome.Unknown}.
   *
   * @param facts gathered once for all checks
   * @param probes what the checks of this round ask together, and when the round ends
   * @return messages of one stable line: no times, latencies or secrets
   */
  Outcome run(Facts facts, Probes probes) throws Exception;
}
