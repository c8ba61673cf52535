package dental.sofia.calendar.call;

/** Lets one participant into one room. */
public record Invitation(String token, String url, String room, String identity) {}
