package dental.sofia.calendar.config;

import java.util.Optional;

/**
 * Where everything is kept.
 *
 * @param url of JDBC
 */
public record DatabaseSettings(String url, Optional<String> username, Optional<String> password) {
  public boolean embedded() {
    return url.startsWith("jdbc:h2:");
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
