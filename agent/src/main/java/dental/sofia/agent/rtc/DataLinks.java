package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.DataChannelInfo;
import livekit.LivekitRtc.SignalTarget;
import livekit.LivekitRtc.SyncState;

/**
 * The data channels of one stay: two of ours to send on, and those of the server. All methods
 * belong to the native thread.
 */
final class DataLinks {
  private final DataLink reliable;
  private final DataLink lossy;
  private final List<DataLink> received = new ArrayList<>();

  DataLinks(RTCPeerConnection sending, Runnable stateChanged) {
    reliable = DataLink.reliable(sending, stateChanged);
    lossy = DataLink.lossy(sending, stateChanged);
  }

  void opened(RTCDataChannel channel, Consumer<byte[]> messages) {
    received.add(DataLink.receiving(channel, messages));
  }

  /** False if the channel is not open (yet). */
  boolean send(DataPacket packet, boolean reliably) {
    var link = reliably ? reliable : lossy;
    boolean open = link.open();
    if (open) {
      link.send(packet.toByteArray());
    }
    return open;
  }

  void describe(SyncState.Builder state) {
    for (var link : List.of(reliable, lossy)) {
      state.addDataChannels(channel(link, SignalTarget.PUBLISHER));
    }
    received.forEach(link -> state.addDataChannels(channel(link, SignalTarget.SUBSCRIBER)));
  }

  /** Before the connections are closed. */
  void silence() {
    all().forEach(DataLink::silence);
  }

  /** After the connections were closed. */
  void release() {
    all().forEach(DataLink::release);
  }

  private List<DataLink> all() {
    var links = new ArrayList<>(received);
    links.add(reliable);
    links.add(lossy);
    return links;
  }

  private static DataChannelInfo channel(DataLink link, SignalTarget target) {
    return DataChannelInfo.newBuilder()
        .setLabel(link.label())
        .setId(link.id())
        .setTarget(target)
        .build();
  }
}
