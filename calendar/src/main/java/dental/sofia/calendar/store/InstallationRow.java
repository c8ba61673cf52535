package dental.sofia.calendar.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "installation")
public class InstallationRow {
  @Id Short id;
  String epoch;
}
