package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A reference of ours to something native that the library can close but not free: peer connections
 * and senders (webrtc-java 0.14.0 keeps the reference that it got when it made them, each time).
 * All methods belong to the native thread.
 */
final class NativeReference extends RefCountedObject {
  private static final VarHandle ADDRESS = address();

  private NativeReference() {}

  /** To be taken while the object is open: closing it forgets where it is. */
  static NativeReference to(NativeObject object) {
    var reference = new NativeReference();
    ADDRESS.set(reference, ADDRESS.get(object));
    reference.retain();
    return reference;
  }

  /**
   * Gives ours back, and then the one that the library left behind. One that it gave back itself is
   * not given back again, because then ours was the last.
   *
   * @return whether nobody holds the object any more
   */
  boolean free() {
    release();
    if (!isGone()) {
      release();
    }
    return isGone();
  }

  /** The library forgets the address of what it has freed. */
  private boolean isGone() {
    return (long) ADDRESS.get(this) == 0;
  }

  private static VarHandle address() {
    try {
      return MethodHandles.privateLookupIn(NativeObject.class, MethodHandles.lookup())
          .findVarHandle(NativeObject.class, "nativeHandle", long.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another webrtc-java than this was written for", e);
    }
  }
}
