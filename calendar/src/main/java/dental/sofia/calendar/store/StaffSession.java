package dental.sofia.calendar.store;

import java.time.Instant;

/**
 * A session as it is kept.
 *
 * @param tokenHash of the cookie's value, which itself is not kept
 * @param seenAt about the last time that it was used
 */
public record StaffSession(
    String tokenHash, String username, String csrfToken, Instant createdAt, Instant seenAt) {}
