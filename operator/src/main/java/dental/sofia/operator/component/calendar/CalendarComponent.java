package dental.sofia.operator.component.calendar;

import dental.sofia.operator.component.ApiKeyPair;
import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.ConfigHash;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.credentials.Credentials.DatabaseLogin;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.CalendarModel;
import dental.sofia.operator.resolve.CalendarModel.Database;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calendar as Kubernetes objects. */
@ApplicationScoped
public class CalendarComponent implements Component {

  private static final String PRACTICE = "practice";
  private static final String STAFF = "staff";
  private static final String OIDC = "oidc";
  private static final String AGENT = "agent";
  private static final String DATA = "data";
  private static final String TMP = "tmp";

  /** Requests end in less; the rest is for the database to close. */
  private static final long GRACE_SECONDS = 30;

  @Override
  public ComponentName name() {
    return ComponentName.CALENDAR;
  }

  @Override
  public boolean isPartOf(SofiaModel model) {
    return model.calendar().isPresent();
  }

  @Override
  public List<HasMetadata> desired(SofiaModel model, Credentials credentials) {
    CalendarModel calendar = model.calendar().orElseThrow();
    String profile = PracticeProfile.render(calendar.practice());
    var objects = new ArrayList<HasMetadata>();
    objects.add(Objects.serviceAccount(model, Names.CALENDAR, name()));
    objects.add(
        Objects.fileConfigMap(model, Names.CALENDAR, name(), PracticeProfile.FILE, profile));
    if (calendar.database() instanceof Database.Embedded embedded) {
      objects.add(DataVolume.claim(model, embedded));
    }
    objects.add(service(model));
    objects.add(deployment(model, calendar, credentials, profile));
    return objects;
  }

  private Service service(SofiaModel model) {
    var page = Objects.port("page", Ports.CALENDAR);
    if (model.webExposure() instanceof Exposure.NodePort exposed) {
      page.withNodePort(exposed.calendar());
    }
    return Objects.service(
        model, Names.CALENDAR, name(), model.webExposure(), List.of(page.build()));
  }

  private Deployment deployment(
      SofiaModel model, CalendarModel calendar, Credentials credentials, String profile) {
    String name = Names.CALENDAR.of(model.identity());
    return Objects.deployment(
        model,
        Names.CALENDAR,
        name(),
        calendar.replicas(),
        strategy(calendar.database()),
        Pods.template(
            model,
            name(),
            ConfigHash.of(readAtStart(credentials, profile)),
            name,
            GRACE_SECONDS,
            container(model, calendar, credentials),
            volumes(model, calendar, name)));
  }

  /** The embedded database has one writer; a server takes the old and the new one. */
  private static DeploymentStrategy strategy(Database database) {
    return switch (database) {
      case Database.Embedded embedded -> Objects.oldBeforeNew();
      case Database.PostgreSql postgreSql -> Objects.newBeforeOld();
    };
  }

  /** Names and passwords that people and the agent sign in with are read again when they change. */
  private static Map<String, String> readAtStart(Credentials credentials, String profile) {
    var files = new TreeMap<>(ApiKeyPair.contents(credentials));
    files.put(PracticeProfile.FILE, profile);
    credentials.database().ifPresent(login -> files.put("database", login.version().value()));
    return files;
  }

  private static Container container(
      SofiaModel model, CalendarModel calendar, Credentials credentials) {
    var container =
        new ContainerBuilder()
            .withName("calendar")
            .withImage(calendar.image())
            .withImagePullPolicy("IfNotPresent")
            .withEnv(
                CalendarEnvironment.of(
                    model, calendar, credentials.database().map(DatabaseLogin::url)))
            .withPorts(Pods.port("page", Ports.CALENDAR, "TCP"))
            .withResources(calendar.resources())
            .withSecurityContext(Pods.restricted())
            .withStartupProbe(Pods.http("/q/health/ready", Ports.CALENDAR, 1, 120))
            .withReadinessProbe(Pods.http("/q/health/ready", Ports.CALENDAR, 5, 2))
            // Without the database, which a restart would not bring back.
            .withLivenessProbe(Pods.http("/q/health/live", Ports.CALENDAR, 10, 6))
            .withVolumeMounts(
                Pods.readOnly(PRACTICE, CalendarEnvironment.PRACTICE_DIRECTORY),
                Pods.readOnly(STAFF, CalendarEnvironment.STAFF_DIRECTORY),
                Pods.readOnly(AGENT, CalendarEnvironment.AGENT_DIRECTORY),
                Pods.writable(TMP, "/tmp"));
    if (calendar.database() instanceof Database.Embedded) {
      container.addToVolumeMounts(Pods.writable(DATA, CalendarEnvironment.DATA_DIRECTORY));
    }
    if (oidcSecret(calendar).isPresent()) {
      container.addToVolumeMounts(Pods.readOnly(OIDC, CalendarEnvironment.OIDC_DIRECTORY));
    }
    return container.build();
  }

  private static Optional<String> oidcSecret(CalendarModel calendar) {
    return calendar.oidc().flatMap(CalendarModel.Oidc::secretName);
  }

  private static List<Volume> volumes(SofiaModel model, CalendarModel calendar, String name) {
    var volumes = new ArrayList<Volume>();
    volumes.add(Pods.configVolume(PRACTICE, name));
    volumes.add(Pods.secretVolume(STAFF, calendar.staff().secretName()));
    volumes.add(Pods.secretVolume(AGENT, calendar.agentToken().secretName()));
    oidcSecret(calendar).ifPresent(secret -> volumes.add(Pods.secretVolume(OIDC, secret)));
    if (calendar.database() instanceof Database.Embedded) {
      volumes.add(DataVolume.of(model, DATA));
    }
    volumes.add(Pods.emptyVolume(TMP));
    return volumes;
  }
}
