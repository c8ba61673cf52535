package dental.sofia.operator.controller;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.apply.Applied;
import dental.sofia.operator.apply.Applier;
import dental.sofia.operator.apply.OwnedKinds;
import dental.sofia.operator.apply.OwnedObjects;
import dental.sofia.operator.apply.Wishes;
import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.check.FactsGatherer;
import dental.sofia.operator.component.Components;
import dental.sofia.operator.credentials.CredentialStore;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.credentials.Obtained;
import dental.sofia.operator.metrics.Fleet;
import dental.sofia.operator.metrics.ReconcileMetrics;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.resolve.Resolution;
import dental.sofia.operator.resolve.Resolver;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.status.Reasons;
import dental.sofia.operator.status.StatusComposer;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Duration;
import java.util.List;

/** Resolve, apply, check, report. */
@ControllerConfiguration(
    name = "sofiadeployment",
    fieldManager = Labels.MANAGER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = WorthReconciling.class))
// Without an end: a cluster that was away for an hour must not need a nudge afterwards.
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 1000,
    intervalMultiplier = 1.5,
    maxInterval = 30000)
public class SofiaDeploymentReconciler implements Reconciler<SofiaDeployment> {

  /** How soon to look again at what a person has to mend, should a watch have missed it. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final Resolver resolver;
  private final CredentialStore credentials;
  private final Components components;
  private final Applier applier;
  private final FactsGatherer facts;
  private final CheckRunner checks;
  private final StatusComposer statuses;
  private final Reporter reporter;
  private final ReconcileMetrics metrics;
  private final Fleet fleet;

  public SofiaDeploymentReconciler(
      Resolver resolver,
      CredentialStore credentials,
      Components components,
      Applier applier,
      FactsGatherer facts,
      CheckRunner checks,
      StatusComposer statuses,
      Reporter reporter,
      ReconcileMetrics metrics,
      Fleet fleet) {
    this.resolver = resolver;
    this.credentials = credentials;
    this.components = components;
    this.applier = applier;
    this.facts = facts;
    this.checks = checks;
    this.statuses = statuses;
    this.reporter = reporter;
    this.metrics = metrics;
    this.fleet = fleet;
  }

  @Override
  public List<EventSource<?, SofiaDeployment>> prepareEventSources(
      EventSourceContext<SofiaDeployment> context) {
    fleet.watch(() -> context.getPrimaryCache().list());
    return OwnedKinds.watches(context);
  }

  @Override
  public UpdateControl<SofiaDeployment> reconcile(
      SofiaDeployment resource, Context<SofiaDeployment> context) {
    return metrics.timed(() -> bringAbout(resource, context));
  }

  private UpdateControl<SofiaDeployment> bringAbout(
      SofiaDeployment resource, Context<SofiaDeployment> context) {
    if (resource.getSpec().suspend()) {
      return reporter.report(resource, statuses.suspended(resource));
    }
    var objects = new OwnedObjects(Identity.of(resource), context);
    return switch (resolver.resolve(resource)) {
      case Resolution.Invalid invalid ->
          reporter.report(
              resource, statuses.rejected(resource, Reasons.INVALID_SPEC, invalid.problems()));
      case Resolution.Resolved resolved ->
          switch (credentials.obtain(resolved.model(), objects)) {
            case Obtained.Unusable unusable ->
                reporter
                    .report(
                        resource,
                        statuses.rejected(resource, Reasons.SECRET_UNUSABLE, unusable.problems()))
                    .rescheduleAfter(AFTER_FAILURE);
            case Obtained.Complete complete ->
                realise(resource, resolved.model(), complete.credentials(), objects);
          };
    };
  }

  private UpdateControl<SofiaDeployment> realise(
      SofiaDeployment resource, SofiaModel model, Credentials keys, OwnedObjects objects) {
    Applied applied = applier.apply(wishes(model, keys), objects);
    var seen = facts.gather(model, keys, objects);
    var results = metrics.timedChecks(() -> checks.run(seen));
    fleet.look(resource, seen, results);
    SofiaDeploymentStatus status = statuses.reconciled(resource, model, applied, results);
    return reporter.report(resource, status, model.checks().interval());
  }

  private Wishes wishes(SofiaModel model, Credentials keys) {
    return new Wishes(
        List.of(model, keys),
        components.desired(model, keys),
        CredentialStore.generatedSecrets(model));
  }

  @Override
  public ErrorStatusUpdateControl<SofiaDeployment> updateErrorStatus(
      SofiaDeployment resource, Context<SofiaDeployment> context, Exception error) {
    return reporter.reportError(resource, statuses.failed(resource, Failure.describe(error)));
  }
}
