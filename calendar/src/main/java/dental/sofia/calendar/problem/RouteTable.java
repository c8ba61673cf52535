package dental.sofia.calendar.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods a path has, for those who tried another one: RFC 9110 wants them told, and the
 * framework does not.
 */
@Singleton
class RouteTable {
  private final BeanManager beans;
  private List<Route> routes;

  RouteTable(BeanManager beans) {
    this.beans = beans;
  }

  private record Route(Pattern path, String method) {}

  /** For the header {@code Allow}. */
  String methodsOf(String path) {
    var methods = new TreeSet<String>();
    for (Route route : all()) {
      if (route.path().matcher(path).matches()) {
        methods.add(route.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }

  private synchronized List<Route> all() {
    if (routes == null) {
      routes =
          beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
              .map(bean -> bean.getBeanClass())
              .filter(type -> type.isAnnotationPresent(Path.class))
              .flatMap(type -> routes(type).stream())
              .toList();
    }
    return routes;
  }

  private static List<Route> routes(Class<?> type) {
    var routes = new ArrayList<Route>();
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          Path own = method.getAnnotation(Path.class);
          String path =
              type.getAnnotation(Path.class).value() + (own == null ? "" : below(own.value()));
          routes.add(new Route(Pattern.compile(regex(path)), verb.value()));
        }
      }
    }
    return routes;
  }

  /** With or without a slash at its beginning it means the same. */
  private static String below(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  /** {@code {id: [0-9]+}} and {@code {name}} are parts of a path; the first one says of what. */
  private static String regex(String path) {
    return path.replaceAll("\\{[a-z]+: ([^}]+)}", "$1").replaceAll("\\{[a-z]+}", "[^/]+");
  }
}
