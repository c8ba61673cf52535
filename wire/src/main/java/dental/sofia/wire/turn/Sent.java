package dental.sofia.wire.turn;

/** It is on its way to the server. */
public record Sent() implements SendResult {}
