package dental.sofia.operator.check.ingress;

import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.IngressModel;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.http.HttpResult;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.livekit.LiveKitHttp.Validation;
import dental.sofia.wire.net.HostNames;
import dental.sofia.wire.net.WireException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * The ingress controller leads to this deployment: under the host's name it speaks TLS with a
 * certificate for it, passes signalling to LiveKit and everything else to the calendar.
 */
@ApplicationScoped
public class IngressServing implements Check {

  public static final ConditionType TYPE = new ConditionType("IngressServing");

  /** No ingress controller has taken the Ingress yet. Usually its class is not the controller's. */
  public static final Reason INGRESS_PENDING = Reason.progress("IngressPending");

  /**
   * The ingress controller takes no connection. Usually it is down, or pods can't reach its public
   * address.
   */
  public static final Reason INGRESS_UNREACHABLE = Reason.fault("IngressUnreachable");

  /** The ingress controller serves a certificate that is not for the host, or has ended. */
  public static final Reason INGRESS_CERTIFICATE_WRONG = Reason.fault("IngressCertificateWrong");

  /** The ingress controller answers, and not with what this deployment would. */
  public static final Reason INGRESS_MISROUTED = Reason.fault("IngressMisrouted");

  private static final String PAGE = "the calendar";

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().ingress().filter(IngressModel::reachableFromPods).isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    IngressModel ingress = facts.model().ingress().orElseThrow();
    Optional<String> address = address(facts, ingress, probes);
    if (address.isEmpty()) {
      return new Failed(
          INGRESS_PENDING,
          "no ingress controller has given the Ingress an address, and "
              + ingress.host()
              + " has none in the cluster");
    }
    var door = new ControllerDoor(ingress, address.get());
    Optional<Outcome> trouble = certificate(door, probes);
    return trouble.isPresent()
        ? trouble.get()
        : probes.sumUp(
            List.of(signalling(door, facts, probes), page(door, facts, probes)),
            "the ingress controller at "
                + door
                + " leads "
                + ingress.host()
                + " to LiveKit and the calendar");
  }

  /** As the controller says; not every controller does. */
  private static Optional<String> address(Facts facts, IngressModel ingress, Probes probes) {
    Optional<String> published = facts.ingress().flatMap(ControllerDoor::published);
    if (published.isPresent()) {
      return published;
    }
    try {
      return Optional.of(HostNames.resolve(ingress.host(), probes.deadline()).getHostAddress());
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static Optional<Outcome> certificate(ControllerDoor door, Probes probes) {
    return switch (door.shakeHands(probes.deadline(), probes.now())) {
      case ControllerDoor.Handshake.Good good -> Optional.empty();
      case ControllerDoor.Handshake.Silent silent ->
          Optional.of(
              new Failed(
                  INGRESS_UNREACHABLE,
                  "the ingress controller at "
                      + door
                      + ": "
                      + silent.fault()
                      + "; where pods never reach it, write exposure.ingress.reachableFromPods: false"));
      case ControllerDoor.Handshake.Wrong wrong ->
          Optional.of(
              new Failed(
                  INGRESS_CERTIFICATE_WRONG,
                  "the ingress controller at " + door + " serves " + wrong.why()));
    };
  }

  /** Somebody who says yes to everything is not LiveKit. */
  private static Outcome signalling(ControllerDoor door, Facts facts, Probes probes)
      throws Exception {
    if (facts.peers(ComponentName.LIVEKIT).isEmpty()) {
      return Outcomes.noReadyPods();
    }
    var livekit = new LiveKitHttp(door.origin());
    return switch (livekit.validate(probes.joinToken(), probes.deadline())) {
      case Validation.Failed failed -> unreachable(door, failed.fault().describe());
      case Validation.Refused refused ->
          misrouted(door, "/rtc/validate", refused.status(), refused.excerpt(), "LiveKit");
      case Validation.Accepted accepted ->
          livekit.validate(probes.forgedToken(), probes.deadline()) instanceof Validation.Accepted
              ? misrouted(door, "/rtc/validate with a forged token", 200, "", "LiveKit")
              : new Passed("");
    };
  }

  private static Outcome page(ControllerDoor door, Facts facts, Probes probes) {
    if (facts.model().calendar().isEmpty()) {
      return new Passed("");
    }
    if (facts.peers(ComponentName.CALENDAR).isEmpty()) {
      return Outcomes.noReadyPods();
    }
    return switch (Http.send(door.origin(), HttpRequest.get("/health"), probes.deadline())) {
      case HttpResult.Failed failed -> unreachable(door, failed.fault().describe());
      case HttpResponse response when !response.body().contains("\"dental-calendar\"") ->
          misrouted(door, "/health", response.status(), response.excerpt(), PAGE);
      case HttpResponse response when response.status() != HttpURLConnection.HTTP_OK ->
          Outcomes.notAsked(PAGE + " is not well", Causes.CALENDAR_HEALTHY);
      case HttpResponse response -> new Passed("");
    };
  }

  private static Outcome unreachable(ControllerDoor door, String fault) {
    return new Failed(INGRESS_UNREACHABLE, "the ingress controller at " + door + ": " + fault);
  }

  private static Outcome misrouted(
      ControllerDoor door, String question, int status, String excerpt, String whom) {
    return new Failed(
        INGRESS_MISROUTED,
        "the ingress controller at "
            + door
            + " answered GET "
            + question
            + " with "
            + status
            + (excerpt.isEmpty() ? "" : ": " + excerpt)
            + "; that is not "
            + whom);
  }
}
