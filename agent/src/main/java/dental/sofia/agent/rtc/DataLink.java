package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A data channel. All methods belong to the native thread. */
final class DataLink {
  /** Both sides know the channels by these names. */
  static final String RELIABLE = "_reliable";

  static final String LOSSY = "_lossy";

  private final RTCDataChannel channel;
  private final String label;
  private final Ear ear;

  /** The library never frees an observer: this one holds nothing once we have closed. */
  private static final class Ear implements RTCDataChannelObserver {
    private volatile Consumer<byte[]> messages;
    private volatile Runnable stateChanged;

    @Override
    public void onBufferedAmountChange(long previous) {}

    @Override
    public void onStateChange() {
      var listener = stateChanged;
      if (listener != null) {
        listener.run();
      }
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
      var listener = messages;
      if (listener != null) {
        var copy = new byte[buffer.data.remaining()];
        buffer.data.get(copy);
        listener.accept(copy);
      }
    }
  }

  private DataLink(RTCDataChannel channel, Consumer<byte[]> messages, Runnable stateChanged) {
    this.channel = channel;
    label = channel.getLabel();
    ear = new Ear();
    ear.messages = messages;
    ear.stateChanged = stateChanged;
    channel.registerObserver(ear);
  }

  /** One that the server has opened. */
  static DataLink receiving(RTCDataChannel channel, Consumer<byte[]> messages) {
    return new DataLink(channel, messages, () -> {});
  }

  static DataLink reliable(RTCPeerConnection connection, Runnable stateChanged) {
    var init = new RTCDataChannelInit();
    init.ordered = true;
    return new DataLink(connection.createDataChannel(RELIABLE, init), bytes -> {}, stateChanged);
  }

  static DataLink lossy(RTCPeerConnection connection, Runnable stateChanged) {
    var init = new RTCDataChannelInit();
    init.ordered = false;
    init.maxRetransmits = 0;
    return new DataLink(connection.createDataChannel(LOSSY, init), bytes -> {}, stateChanged);
  }

  String label() {
    return label;
  }

  int id() {
    return channel.getId();
  }

  boolean open() {
    return channel.getState() == RTCDataChannelState.OPEN;
  }

  void send(byte[] message) {
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    } catch (Exception e) {
      throw new RtcException("a message was not sent: " + e.getMessage(), false, e);
    }
  }

  /** Before the connection is closed. */
  void silence() {
    ear.messages = null;
    ear.stateChanged = null;
    channel.unregisterObserver();
    channel.close();
  }

  /** After the connection was closed. */
  void release() {
    channel.dispose();
  }
}
