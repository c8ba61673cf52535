package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A deployment that is made ill, and has to say of what. */
final class Patient {

  /** Until a fault is told; what only the interval finds comes an interval and a deadline later. */
  private static final Duration TOLD = Duration.ofSeconds(15);

  /** Until all is well again after the repair: what was restarted has to become ready first. */
  private static final Duration RECOVERED = Duration.ofSeconds(30);

  /** Long enough for a second look: one that is not ready is proved again after a second. */
  private static final Duration STABLE = Duration.ofSeconds(2);

  /** They say what the others amount to. */
  private static final Set<String> SUMS = Set.of("Ready", "Reconciling", "Stalled");

  private static final Pattern CAUSE = Pattern.compile("; (\\w+) says why$");

  private final Sofia sofia;
  private final Duration told;
  private final Duration recovered;

  private Patient(Sofia sofia, Duration told, Duration recovered) {
    this.sofia = sofia;
    this.told = told;
    this.recovered = recovered;
  }

  /** A deployment from the images that take orders. */
  static Patient create(Sandbox sandbox, String spec) {
    String images =
        ("livekit: {image: \"%s\"}, coturn: {image: \"%s\", host: turn.test}, calendar: {image: \"%s\"},"
                + " checks: {interval: 10s}")
            .formatted(
                OperatorRelease.image(sandbox.cluster(), "FAULTY_LIVEKIT"),
                OperatorRelease.image(sandbox.cluster(), "FAULTY_COTURN"),
                OperatorRelease.image(sandbox.cluster(), "FAULTY_CALENDAR"));
    String all = spec.isEmpty() ? images : images + ", " + spec;
    return of(sandbox.create("{" + all + "}"));
  }

  /** One from any images, and with whom calls are possible. */
  static Patient of(Sofia sofia) {
    return new Patient(sofia.awaitReady(), TOLD, RECOVERED);
  }

  /** The same, for what takes longer to come about, and to be over. */
  Patient within(Duration longer) {
    return new Patient(sofia, longer, longer.compareTo(recovered) > 0 ? longer : recovered);
  }

  /** The same, for what is told at once, and takes longer to be over. */
  Patient recoveringWithin(Duration longer) {
    return new Patient(sofia, told, longer);
  }

  Sofia sofia() {
    return sofia;
  }

  /** As messages call the pod of a component. */
  String pod(String component) {
    var pod = sofia.pod(component);
    return "pod %s (%s)".formatted(pod.getMetadata().getName(), pod.getStatus().getPodIP());
  }

  /** The address at which pods find the API server. */
  String apiServer() {
    return sofia
        .client()
        .services()
        .inNamespace("default")
        .withName("kubernetes")
        .get()
        .getSpec()
        .getClusterIP();
  }

  /**
   * Inflicts the fault, waits for the diagnosis, repairs it and waits for the recovery.
   *
   * @param facts what the condition's message has to name
   */
  void shows(Fault fault, String condition, String reason, String... facts) {
    // Whatever was wrong before: it is another test's.
    sofia.awaitCondition("Ready", "True", "Ready", recovered);
    Set<String> before = warnings().stream().map(Patient::uid).collect(Collectors.toSet());
    Condition diagnosis;
    try {
      fault.inflict().run();
      awaitOnly(condition, reason);
      diagnosis = sofia.condition(condition).orElseThrow();
      awaitWarning(before, diagnosis);
    } finally {
      fault.repair().run();
    }
    sofia.awaitCondition("Ready", "True", "Ready", recovered);
    assertThat(diagnosis.getMessage()).contains(facts);
  }

  private void awaitOnly(String condition, String reason) {
    await(sofia.name() + ": " + condition + "=False " + reason + " and no other")
        .pollInterval(Duration.ofMillis(100))
        .during(STABLE)
        .atMost(told.plus(STABLE))
        .untilAsserted(() -> assertOnly(condition, reason));
  }

  private void assertOnly(String condition, String reason) {
    List<Condition> all = sofia.get().getStatus().conditions();
    assertThat(all)
        .as("conditions that are False")
        .filteredOn(c -> c.getStatus().equals("False") && !SUMS.contains(c.getType()))
        .extracting(c -> c.getType() + " " + c.getReason())
        .containsExactly(condition + " " + reason);
    assertThat(all)
        .filteredOn(c -> c.getType().equals("Ready"))
        .singleElement()
        .satisfies(
            ready -> {
              assertThat(ready.getStatus()).isEqualTo("False");
              assertThat(ready.getReason()).isEqualTo(reason);
              assertThat(ready.getMessage()).startsWith(condition + ": ");
            });
    assertThat(all)
        .as("conditions that could not be asked, and say because of what")
        .filteredOn(c -> c.getStatus().equals("Unknown"))
        .allSatisfy(
            unknown -> {
              assertThat(unknown.getReason()).isEqualTo("NotAsked");
              assertThat(cause(unknown, all)).isEqualTo(condition);
            });
  }

  /** Who says why, in the end: what was not asked may name another that was not asked. */
  private static String cause(Condition unknown, List<Condition> all) {
    Matcher named = CAUSE.matcher(unknown.getMessage());
    assertThat(named.find()).as(unknown.getMessage()).isTrue();
    return all.stream()
        .filter(c -> c.getType().equals(named.group(1)) && c.getStatus().equals("Unknown"))
        .findFirst()
        .map(c -> cause(c, all))
        .orElse(named.group(1));
  }

  private void awaitWarning(Set<String> before, Condition diagnosis) {
    String message = diagnosis.getType() + ": " + diagnosis.getMessage();
    await("an event says " + message)
        .untilAsserted(
            () ->
                assertThat(warnings())
                    .filteredOn(event -> !before.contains(uid(event)))
                    .extracting(event -> event.getReason() + " " + event.getMessage())
                    .contains(diagnosis.getReason() + " " + message));
  }

  private List<Event> warnings() {
    return sofia
        .client()
        .v1()
        .events()
        .inNamespace(sofia.namespace())
        .withField("involvedObject.kind", "SofiaDeployment")
        .withField("involvedObject.name", sofia.name())
        .list()
        .getItems()
        .stream()
        .filter(event -> event.getType().equals("Warning"))
        .toList();
  }

  private static String uid(Event event) {
    return event.getMetadata().getUid();
  }
}
