package dental.sofia.wire.ice;

/** No session description, or none that a path could be checked with. */
public record MalformedSdp(String reason) implements SdpParse {}
