package dental.sofia.wire.ice;

import dental.sofia.wire.Fault;
import java.net.InetSocketAddress;

/** What became of a connectivity check. */
public sealed interface IceResult {

  /**
   * The session's ICE agent answered, signed with the session's password.
   *
   * @param mapped the address that it sees us at; through a relay, the relayed one
   */
  record Answered(InetSocketAddress mapped) implements IceResult {}

  /** The ICE agent answered that it won't: 400, 401 for wrong credentials, 487 role conflict. */
  record Refused(int code, String reason) implements IceResult {}

  /** The relay does not forward to this address; the ICE agent was not even asked. */
  record NotPermitted(int code, String reason) implements IceResult {}

  /** No answer, or none by a server that knows this session. */
  record Failed(Fault fault) implements IceResult {}
}
