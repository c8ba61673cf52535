package dental.sofia.calendar.domain.patient;

import java.util.Optional;

/** Families share a phone, so a patient is known by number and name together. */
public record Patient(long id, String name, PhoneNumber phone, Optional<String> email) {}
