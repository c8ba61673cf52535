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

  /** With what the embedded database has to be told each time it is opened. */
  public String jdbcUrl() {
    // It is closed when the last request has been answered, not when the process is asked to end. 8
    // MB of its pages in memory are
    // enough. A log of its own would quote rows.
    return embedded() ? url + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192;TRACE_LEVEL_FILE=0" : url;
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
