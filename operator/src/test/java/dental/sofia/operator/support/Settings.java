package dental.sofia.operator.support;

import dental.sofia.operator.config.OperatorConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The operator's settings as they are in production with nothing set from outside, read by the same
 * library from the same file. The environment of whoever runs the tests plays no part.
 */
public final class Settings {

  private static final int ABOVE_THE_FILE = 300;
  private static final int CONVERTER_PRIORITY = 200;

  private Settings() {}

  /** In a cluster, where the API server has this address. */
  public static OperatorConfig inCluster() {
    return with(Map.of("sofia.api-server-address", "10.96.0.1"));
  }

  public static OperatorConfig with(Map<String, String> properties) {
    return read(new PropertiesConfigSource(properties, "test", ABOVE_THE_FILE));
  }

  /** With these variables, and no others, in the environment. */
  public static OperatorConfig fromEnvironment(Map<String, String> variables) {
    return read(new EnvConfigSource(variables, ABOVE_THE_FILE));
  }

  private static OperatorConfig read(ConfigSource source) {
    try {
      var file = Settings.class.getResource("/application.properties");
      return new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .withSources(new PropertiesConfigSource(file))
          .withSources(source)
          .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
          .withMapping(OperatorConfig.class)
          .withMappingIgnore("quarkus.**")
          .build()
          .getConfigMapping(OperatorConfig.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
