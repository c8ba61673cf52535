package dental.sofia.wire.ice;

/** What a session description turned out to be. */
public sealed interface SdpParse permits SdpAnswer, MalformedSdp {}
