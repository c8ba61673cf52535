package dental.sofia.operator.component.calendar;

import dental.sofia.operator.component.ApiKeyPair;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.SecretContents;
import dental.sofia.operator.resolve.CalendarModel;
import dental.sofia.operator.resolve.CalendarModel.Database;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the calendar is told by environment variables; docs/calendar.md lists them. */
final class CalendarEnvironment {

  static final String PRACTICE_DIRECTORY = "/etc/sofia/practice";
  static final String STAFF_DIRECTORY = "/etc/sofia/staff";
  static final String AGENT_DIRECTORY = "/etc/sofia/agent";
  static final String OIDC_DIRECTORY = "/etc/sofia/oidc";
  static final String DATA_DIRECTORY = "/data";

  private CalendarEnvironment() {}

  /**
   * @param databaseUrl of the user's server, where there is one
   */
  static List<EnvVar> of(SofiaModel model, CalendarModel calendar, Optional<String> databaseUrl) {
    var variables = new ArrayList<EnvVar>();
    variables.add(Pods.value("PORT", Integer.toString(Ports.CALENDAR)));
    variables.add(Pods.value("LIVEKIT_URL", model.url()));
    variables.addAll(ApiKeyPair.variables(model));
    variables.add(Pods.value("SOFIA_TRANSPORT_POLICY", policy(model.transport())));
    variables.add(Pods.value("SOFIA_AGENT_NAME", calendar.agentName()));
    variables.add(Pods.value("SOFIA_AGENT_TOKEN_FILE", AGENT_DIRECTORY + "/token"));
    variables.add(Pods.value("SOFIA_STAFF_DIR", STAFF_DIRECTORY));
    calendar.oidc().ifPresent(oidc -> variables.addAll(oidc(oidc, calendar.url())));
    variables.add(
        Pods.value("SOFIA_PRACTICE_FILE", PRACTICE_DIRECTORY + "/" + PracticeProfile.FILE));
    // Who asks too often is told apart by address, and a cookie over HTTPS is marked as such.
    model
        .ingress()
        .ifPresent(
            ingress ->
                variables.add(
                    Pods.value("SOFIA_TRUSTED_PROXIES", String.join(",", ingress.proxies()))));
    variables.add(Pods.value("SOFIA_RETENTION_DAYS", Integer.toString(calendar.retentionDays())));
    switch (calendar.database()) {
      case Database.Embedded embedded ->
          variables.add(
              Pods.value("SOFIA_DATABASE_URL", "jdbc:h2:file:" + DATA_DIRECTORY + "/calendar"));
      case Database.PostgreSql(String login) -> {
        variables.add(Pods.value("SOFIA_DATABASE_URL", databaseUrl.orElseThrow()));
        variables.add(Pods.secret("SOFIA_DATABASE_USERNAME", login, "username"));
        variables.add(Pods.secret("SOFIA_DATABASE_PASSWORD", login, "password"));
      }
    }
    return variables;
  }

  private static List<EnvVar> oidc(CalendarModel.Oidc oidc, String page) {
    var variables = new ArrayList<EnvVar>();
    variables.add(Pods.value("SOFIA_OIDC_ISSUER", oidc.issuer()));
    variables.add(Pods.value("SOFIA_OIDC_CLIENT_ID", oidc.clientId()));
    if (oidc.secretName().isPresent()) {
      String file = OIDC_DIRECTORY + "/" + SecretContents.CLIENT_SECRET;
      variables.add(Pods.value("SOFIA_OIDC_CLIENT_SECRET_FILE", file));
    }
    if (!oidc.allowed().isEmpty()) {
      variables.add(Pods.value("SOFIA_OIDC_ALLOWED", String.join(",", oidc.allowed())));
    }
    // Where browsers come back to, to the letter as the issuer knows it.
    variables.add(Pods.value("SOFIA_PUBLIC_URL", page));
    return variables;
  }

  /** What browsers may use; in mode Direct there is no relay. */
  private static String policy(Transport transport) {
    return switch (transport) {
      case Transport.Relay relay -> "relay";
      case Transport.Direct direct -> "all";
    };
  }
}
