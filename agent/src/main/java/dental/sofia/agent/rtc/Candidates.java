package dental.sofia.agent.rtc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onvoid.webrtc.RTCIceCandidate;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalTarget;
import livekit.LivekitRtc.TrickleRequest;

/** ICE candidates as signalling carries them: as browsers write them, in JSON. */
final class Candidates {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Candidates() {}

  static SignalRequest message(RTCIceCandidate candidate, SignalTarget target) {
    var init =
        JSON.createObjectNode()
            .put("candidate", candidate.sdp)
            .put("sdpMid", candidate.sdpMid)
            .put("sdpMLineIndex", candidate.sdpMLineIndex);
    return SignalRequest.newBuilder()
        .setTrickle(TrickleRequest.newBuilder().setCandidateInit(init.toString()).setTarget(target))
        .build();
  }

  static RTCIceCandidate parse(String candidateInit) {
    try {
      JsonNode init = JSON.readTree(candidateInit);
      return new RTCIceCandidate(
          init.path("sdpMid").asText("0"),
          init.path("sdpMLineIndex").asInt(),
          init.path("candidate").asText());
    } catch (JsonProcessingException e) {
      throw new RtcException("the server sent a candidate that is none", false, e);
    }
  }
}
