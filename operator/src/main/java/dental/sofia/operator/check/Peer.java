package dental.sofia.operator.check;

/**
 * A ready pod that can be asked.
 *
 * @param pod its name
 * @param ip its address
 */
public record Peer(String pod, String ip) {

  /** For messages. */
  @Override
  public String toString() {
    return "pod " + pod + " (" + ip + ")";
  }
}
