package dental.sofia.calendar.domain.practice;

/** Something people ask for, such as where to park. Said as it is. */
public record Information(String topic, String text) {}
