package dental.sofia.operator.check.turn;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.turn.BindingResult;
import dental.sofia.wire.turn.Bound;
import dental.sofia.wire.turn.TurnClient;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Callers believe the certificate that coturn serves, and will for a while: it is that of the
 * Secret, for the right name, from an authority that they trust, and not about to end.
 */
@ApplicationScoped
public class CertificateValid implements CallerCheck {

  public static final ConditionType TYPE = Causes.CERTIFICATE_VALID;

  /**
   * The Secret of spec.tls went missing or can't be used. Calls go on with the certificate that
   * runs; a pod that starts anew would have none.
   */
  public static final Reason CERTIFICATE_UNUSABLE = Reason.fault("CertificateUnusable");

  /** The certificate has ended, or does not begin yet: no caller accepts it. */
  public static final Reason CERTIFICATE_EXPIRED = Reason.fault("CertificateExpired");

  /** The certificate ends soon. Usually its renewal has failed. */
  public static final Reason CERTIFICATE_EXPIRING = Reason.fault("CertificateExpiring");

  /** The certificate is for another name than coturn.host. */
  public static final Reason CERTIFICATE_HOST_MISMATCH = Reason.fault("CertificateHostMismatch");

  /** The certificate leads to no authority that callers trust. Usually tls.crt lacks the chain. */
  public static final Reason CERTIFICATE_UNTRUSTED = Reason.fault("CertificateUntrusted");

  /** coturn serves another certificate than the Secret holds. Usually it runs with an older one. */
  public static final Reason CERTIFICATE_NOT_RELOADED = Reason.fault("CertificateNotReloaded");

  /** coturn does not speak TLS. Usually it could not read its certificate when it started. */
  public static final Reason TURN_TLS_SILENT = Reason.fault("TurnTlsSilent");

  private static final Duration ENOUGH_TIME_TO_ACT = Duration.ofDays(21);

  /** Certificates that live for days only are renewed when a third of that is left. */
  private static final int PART_OF_ITS_LIFE = 4;

  private final Clock clock;

  public CertificateValid(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().coturn().flatMap(CoturnModel::tls).isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    return switch (facts.credentials().certificate().orElseThrow()) {
      case Certificate.Unusable unusable -> new Failed(CERTIFICATE_UNUSABLE, unusable.advice());
      case Certificate.Usable usable -> {
        Optional<Outcome> trouble = dates(usable.leaf());
        yield trouble.isPresent() ? trouble.get() : served(usable, facts, probes);
      }
    };
  }

  private Optional<Outcome> dates(X509Certificate leaf) {
    Instant now = clock.instant();
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Optional.of(new Failed(CERTIFICATE_EXPIRED, "the certificate begins only at " + from));
    }
    if (!now.isBefore(until)) {
      return Optional.of(new Failed(CERTIFICATE_EXPIRED, "the certificate ended at " + until));
    }
    Duration part = Duration.between(from, until).dividedBy(PART_OF_ITS_LIFE);
    Duration enough = part.compareTo(ENOUGH_TIME_TO_ACT) < 0 ? part : ENOUGH_TIME_TO_ACT;
    return now.plus(enough).isBefore(until)
        ? Optional.empty()
        : Optional.of(
            new Failed(
                CERTIFICATE_EXPIRING,
                "the certificate ends at " + until + " and should have been renewed by now"));
  }

  private static Outcome served(Certificate.Usable wanted, Facts facts, Probes probes)
      throws Exception {
    String host = facts.model().coturn().orElseThrow().host();
    // A pod of an earlier certificate is about to be replaced by the rollout.
    List<Peer> outdated =
        facts
            .workload(ComponentName.TURN)
            .readyPeers(pod -> !wanted.version().equals(version(pod)));
    List<Peer> current =
        facts.peers(ComponentName.TURN).stream().filter(peer -> !outdated.contains(peer)).toList();
    return probes.sumUp(
        probes.askEach(current, turn -> served(turn, host, wanted, probes)),
        "coturn serves the Secret's certificate, good for " + host);
  }

  private static String version(Pod pod) {
    var annotations = pod.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(Certificate.ANNOTATION);
  }

  private static Outcome served(Peer turn, String host, Certificate.Usable wanted, Probes probes) {
    Handshake handshake = shakeHands(turn, host, wanted.trust(), probes);
    if (handshake.chain().isEmpty()) {
      return new Failed(
          TURN_TLS_SILENT,
          turn + " did not speak TLS on its port " + Ports.TURN_TLS + ": " + handshake.fault());
    }
    if (!handshake.chain().getFirst().equals(wanted.leaf())) {
      return new Failed(
          CERTIFICATE_NOT_RELOADED,
          turn
              + " serves a certificate that ends at "
              + handshake.chain().getFirst().getNotAfter().toInstant()
              + " instead of the Secret's, which ends at "
              + wanted.leaf().getNotAfter().toInstant());
    }
    if (handshake.accepted()) {
      return new Passed(turn.toString());
    }
    // Why was it refused? Believing the certificate itself, only its name can be wrong.
    Handshake believing =
        shakeHands(turn, host, new Trust.Authorities(List.of(wanted.leaf())), probes);
    return believing.accepted()
        ? new Failed(
            CERTIFICATE_UNTRUSTED,
            turn
                + " serves a certificate of "
                + wanted.leaf().getIssuerX500Principal()
                + ", which leads to no trusted authority: add the intermediate certificates to"
                + " tls.crt, or the authority of your own as ca.crt")
        : new Failed(
            CERTIFICATE_HOST_MISMATCH,
            turn + " serves a certificate that is not for " + host + ": " + believing.fault());
  }

  /**
   * @param fault why it failed; empty where it did not
   */
  private record Handshake(List<X509Certificate> chain, boolean accepted, String fault) {}

  private static Handshake shakeHands(Peer turn, String host, Trust trust, Probes probes) {
    Endpoint door = turn.at(Ports.TURN_TLS);
    var endpoint = new Endpoint.Tls(door.host(), door.port(), host, trust);
    try (var client = TurnClient.to(endpoint, probes.deadline())) {
      BindingResult answer = client.binding();
      return new Handshake(
          client.servedChain(),
          answer instanceof Bound,
          switch (answer) {
            case Bound bound -> "";
            case dental.sofia.wire.turn.Refused refused ->
                "it answered " + refused.code() + " " + refused.reason();
            case dental.sofia.wire.turn.Failed failed -> failed.fault().describe();
          });
    }
  }
}
