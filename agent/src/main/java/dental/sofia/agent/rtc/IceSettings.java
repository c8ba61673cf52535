package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import java.util.List;
import livekit.LivekitModels.ClientConfigSetting;
import livekit.LivekitModels.ClientConfiguration;
import livekit.LivekitRtc.ICEServer;

/** What the server says about the way for media, in WebRTC's terms. */
final class IceSettings {
  private IceSettings() {}

  static RTCConfiguration configuration(
      List<ICEServer> servers, ClientConfiguration client, boolean relayOnly) {
    var configuration = new RTCConfiguration();
    configuration.iceServers = servers.stream().map(IceSettings::server).toList();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    boolean forced = client.getForceRelay() == ClientConfigSetting.ENABLED;
    configuration.iceTransportPolicy =
        relayOnly || forced ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
    return configuration;
  }

  private static RTCIceServer server(ICEServer server) {
    var result = new RTCIceServer();
    result.urls = List.copyOf(server.getUrlsList());
    result.username = server.getUsername();
    result.password = server.getCredential();
    return result;
  }
}
