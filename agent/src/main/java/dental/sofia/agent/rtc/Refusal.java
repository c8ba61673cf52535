package dental.sofia.agent.rtc;

import java.util.List;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.RpcAck;
import livekit.LivekitModels.RpcError;
import livekit.LivekitModels.RpcResponse;

/**
 * The answer to a remote procedure call: there are no methods here. Whoever asks learns at once
 * that somebody is there, as with LiveKit's own clients.
 */
final class Refusal {
  /** LiveKit's number for it. */
  private static final int UNSUPPORTED_METHOD = 1400;

  private Refusal() {}

  static List<DataPacket> of(DataPacket request) {
    String id = request.getRpcRequest().getId();
    return List.of(
        to(request).setRpcAck(RpcAck.newBuilder().setRequestId(id)).build(),
        to(request)
            .setRpcResponse(
                RpcResponse.newBuilder()
                    .setRequestId(id)
                    .setError(
                        RpcError.newBuilder()
                            .setCode(UNSUPPORTED_METHOD)
                            .setMessage("Method not supported at destination")))
            .build());
  }

  private static DataPacket.Builder to(DataPacket request) {
    return DataPacket.newBuilder().addDestinationIdentities(request.getParticipantIdentity());
  }
}
