package dental.sofia.calendar.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "staff_session")
public class StaffSessionRow {
  @Id
  @Column(name = "token_hash")
  String tokenHash;

  String username;

  @Column(name = "csrf_token")
  String csrfToken;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "seen_at")
  Instant seenAt;
}
