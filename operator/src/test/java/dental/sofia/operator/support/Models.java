package dental.sofia.operator.support;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.DatabaseLogin;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.CalendarModel;
import dental.sofia.operator.resolve.Resolution;
import dental.sofia.operator.resolve.Resolution.Invalid;
import dental.sofia.operator.resolve.Resolution.Resolved;
import dental.sofia.operator.resolve.Resolver;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import java.util.Optional;

/** Resolved models, and keys to go with them. */
public final class Models {

  public static final String API_KEY = "APIexample12";
  public static final String API_SECRET = "an-example-of-an-api-secret-0123456789abcdef";
  public static final String TURN_SECRET = "an-example-of-a-turn-secret-0123456789abcdef";

  private static final Resolver RESOLVER = new Resolver(Settings.inCluster());

  private Models() {}

  public static SofiaModel withSpec(String spec) {
    return of(Resources.withSpec(spec));
  }

  public static SofiaModel of(SofiaDeployment resource) {
    Resolution resolution = RESOLVER.resolve(resource);
    return switch (resolution) {
      case Resolved resolved -> resolved.model();
      case Invalid invalid -> throw new AssertionError("rejected: " + invalid.problems());
    };
  }

  private static Optional<DatabaseLogin> database(SofiaModel model) {
    return model
        .calendar()
        .filter(calendar -> calendar.database() instanceof CalendarModel.Database.PostgreSql)
        .map(
            calendar ->
                new DatabaseLogin(
                    "jdbc:postgresql://postgres.example.org:5432/praxis",
                    new Sensitive("an example of a login")));
  }

  /** The same for the same model. */
  public static Credentials credentials(SofiaModel model) {
    Optional<Sensitive> turnSecret =
        switch (model.transport()) {
          case Transport.Relay relay -> Optional.of(new Sensitive(TURN_SECRET));
          case Transport.Direct direct -> Optional.empty();
        };
    return new Credentials(
        new ApiKey(API_KEY, new Sensitive(API_SECRET)),
        turnSecret,
        Optional.empty(),
        database(model),
        Optional.empty());
  }
}
