package dental.sofia.wire.jwt;

/** What a token's bearer may do. What a token does not mention has LiveKit's default. */
public enum Grant {
  ROOM_JOIN("roomJoin"),
  ROOM_CREATE("roomCreate"),
  ROOM_LIST("roomList"),
  ROOM_ADMIN("roomAdmin"),
  CAN_PUBLISH("canPublish"),
  CAN_PUBLISH_DATA("canPublishData"),
  CAN_SUBSCRIBE("canSubscribe"),
  /** The bearer may change its own attributes, name and metadata. */
  CAN_UPDATE_OWN_METADATA("canUpdateOwnMetadata"),
  /** The others in the room are not told of this participant. */
  HIDDEN("hidden"),
  AGENT("agent");

  private final String claim;

  Grant(String claim) {
    this.claim = claim;
  }

  String claim() {
    return claim;
  }
}
