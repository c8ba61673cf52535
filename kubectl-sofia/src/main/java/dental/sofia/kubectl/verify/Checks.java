package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.check.UdpSilent;
import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.config.OperatorConfig;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every {@link CallerCheck} of the operator and of this program, found where it lies: a new one is
 * one file, and nothing lists them. There is no container here that would inject them.
 */
public final class Checks {

  private static final String CLASS = ".class";

  private final Clock clock;

  private Checks(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param clock that others are compared with
   */
  public static List<Check> all(Clock clock) {
    var checks = new Checks(clock);
    return Stream.of(CallerCheck.class, UdpSilent.class).flatMap(checks::near).toList();
  }

  /** Those in the package of this class and below. */
  private Stream<Check> near(Class<?> witness) {
    return Packaged.files(witness, witness.getPackageName().replace('.', '/') + "/").stream()
        .filter(file -> file.endsWith(CLASS) && !file.contains("$") && !file.contains("-"))
        .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
        .map(Checks::load)
        .filter(CallerCheck.class::isAssignableFrom)
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .map(this::instance);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Checks.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that is there and can't be found: " + name, e);
    }
  }

  private Check instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructors()[0];
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes()).map(this::argument).toArray();
      return (Check) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }

  private Object argument(Class<?> type) {
    if (type == Clock.class) {
      return clock;
    }
    if (type == OperatorConfig.class) {
      return CallerConfig.elsewhere();
    }
    throw new IllegalStateException("no check can have a " + type.getName() + " here");
  }
}
