package dental.sofia.operator.credentials;

import dental.sofia.operator.apply.OwnedObjects;
import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.DatabaseLogin;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.credentials.Obtained.Complete;
import dental.sofia.operator.credentials.Obtained.Unusable;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.AgentModel;
import dental.sofia.operator.resolve.CalendarModel;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.resolve.SecretSource;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.SpeechModel;
import dental.sofia.operator.resolve.Transport;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Obtains the keys of a deployment, and generates those that the user does not bring. */
@ApplicationScoped
public class CredentialStore {

  private final GeneratedSecrets generator = new GeneratedSecrets(new SecureRandom());

  /** Names of the generated Secrets that a model wants. */
  public static List<String> generatedSecrets(SofiaModel model) {
    Stream<SecretSource> sources =
        Stream.concat(
            Stream.of(model.livekit().apiKey()),
            Stream.concat(
                model.coturn().map(Transport.CoturnModel::secret).stream(),
                model.calendar().stream()
                    .flatMap(calendar -> Stream.of(calendar.staff(), calendar.agentToken()))));
    return sources
        .filter(SecretSource.Generated.class::isInstance)
        .map(SecretSource::secretName)
        .toList();
  }

  /**
   * @param objects of the resource that the model belongs to
   */
  public Obtained obtain(SofiaModel model, OwnedObjects objects) {
    var problems = new ArrayList<Problem>();
    Optional<ApiKey> apiKey =
        read(
                model.livekit().apiKey(),
                "livekit.secretName",
                () -> generator.apiKey(model.identity()),
                objects,
                problems)
            .flatMap(SecretContents::apiKey);
    Optional<Sensitive> turnSecret =
        model
            .coturn()
            .flatMap(
                coturn ->
                    read(
                        coturn.secret(),
                        "coturn.secretName",
                        () -> generator.turnSecret(model.identity()),
                        objects,
                        problems))
            .flatMap(SecretContents::turnSecret);
    Optional<Certificate> certificate =
        model
            .coturn()
            .flatMap(Transport.CoturnModel::tls)
            .flatMap(tls -> certificate(tls, model, objects, problems));
    model.calendar().ifPresent(calendar -> staff(calendar, model, objects, problems));
    model.calendar().ifPresent(calendar -> clientSecret(calendar, objects, problems));
    Optional<Sensitive> agentToken =
        model.calendar().flatMap(calendar -> agentToken(calendar, model, objects, problems));
    model.agent().map(AgentModel::speech).ifPresent(speech -> speechKey(speech, objects, problems));
    Optional<DatabaseLogin> database =
        model.calendar().flatMap(calendar -> database(calendar, objects, problems));
    return problems.isEmpty()
        ? new Complete(
            new Credentials(apiKey.orElseThrow(), turnSecret, certificate, database, agentToken))
        : new Unusable(problems);
  }

  /** With what staff sign in is only made sure of: the calendar reads it itself. */
  private void staff(
      CalendarModel calendar, SofiaModel model, OwnedObjects objects, List<Problem> problems) {
    read(
            calendar.staff(),
            "calendar.staffSecretName",
            () -> generator.staff(model.identity()),
            objects,
            problems)
        .ifPresent(SecretContents::isStaff);
  }

  /** Only made sure of, too. */
  private static void clientSecret(
      CalendarModel calendar, OwnedObjects objects, List<Problem> problems) {
    calendar
        .oidc()
        .flatMap(CalendarModel.Oidc::secretName)
        .flatMap(
            secret ->
                brought(
                    secret,
                    "calendar.oidc.secretName",
                    "the key " + SecretContents.CLIENT_SECRET,
                    objects,
                    problems))
        .ifPresent(SecretContents::isClientSecret);
  }

  private Optional<Sensitive> agentToken(
      CalendarModel calendar, SofiaModel model, OwnedObjects objects, List<Problem> problems) {
    return read(
            calendar.agentToken(),
            "agent token",
            () -> generator.agentToken(model.identity()),
            objects,
            problems)
        .flatMap(SecretContents::agentToken);
  }

  /** Only made sure of: the agent reads it itself. */
  private static void speechKey(SpeechModel speech, OwnedObjects objects, List<Problem> problems) {
    if (speech instanceof SpeechModel.Hosted hosted) {
      brought(
              hosted.secretName(),
              "agent.speech.secretName",
              "the key " + SecretContents.API_KEY + ", the provider's key",
              objects,
              problems)
          .ifPresent(SecretContents::isProviderKey);
    }
  }

  private static Optional<DatabaseLogin> database(
      CalendarModel calendar, OwnedObjects objects, List<Problem> problems) {
    return switch (calendar.database()) {
      case CalendarModel.Database.Embedded embedded -> Optional.empty();
      case CalendarModel.Database.PostgreSql(String secretName) ->
          brought(
                  secretName,
                  "calendar.database.secretName",
                  "the keys host, dbname, username and password",
                  objects,
                  problems)
              .flatMap(SecretContents::database);
    };
  }

  /**
   * An unusable certificate hinders only a first start. What runs with an earlier one goes on: that
   * its Secret went bad is reported by a check, and mended by no restart.
   */
  private static Optional<Certificate> certificate(
      Transport.TurnTls tls, SofiaModel model, OwnedObjects objects, List<Problem> problems) {
    try {
      return Optional.of(
          CertificateContents.read(
              objects
                  .readSecret(tls.secretName())
                  .orElseThrow(
                      () ->
                          new CertificateContents.Unusable(
                              "there is no Secret "
                                  + tls.secretName()
                                  + " in this namespace: create it with the type"
                                  + " kubernetes.io/tls, or remove the field"))));
    } catch (CertificateContents.Unusable e) {
      Optional<Certificate> kept =
          running(model, objects).map(version -> new Certificate.Unusable(e.getMessage(), version));
      if (kept.isEmpty()) {
        problems.add(new Problem("tls.secretName", e.getMessage()));
      }
      return kept;
    }
  }

  private static Optional<String> running(SofiaModel model, OwnedObjects objects) {
    return objects
        .find(Deployment.class, Names.TURN.of(model.identity()))
        .map(deployment -> deployment.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Certificate.ANNOTATION));
  }

  private static Optional<SecretContents> brought(
      String name, String field, String wanted, OwnedObjects objects, List<Problem> problems) {
    return SecretContents.brought(objects.readSecret(name), name, field, wanted, problems);
  }

  private static Optional<SecretContents> read(
      SecretSource source,
      String field,
      Supplier<Secret> generate,
      OwnedObjects objects,
      List<Problem> problems) {
    Optional<Secret> secret =
        switch (source) {
          case SecretSource.Generated generated ->
              Optional.of(objects.keepOrCreate(generated.secretName(), generate));
          case SecretSource.Referenced referenced -> objects.readSecret(referenced.secretName());
        };
    if (secret.isEmpty()) {
      problems.add(
          new Problem(
              field,
              "there is no Secret "
                  + source.secretName()
                  + " in this namespace: create it, or remove the field to have one generated"));
    }
    return secret.map(s -> new SecretContents(s, field, problems));
  }
}
