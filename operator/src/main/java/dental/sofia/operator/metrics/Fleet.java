package dental.sofia.operator.metrics;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Occupancy;
import dental.sofia.operator.check.OccupancyReader;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How every deployment is, in figures. What is told is read from the watch when Prometheus asks, so
 * it is what the status says, costs no memory, and ends with the resource.
 */
@Startup
@ApplicationScoped
public class Fleet extends Collector {

  private static final List<String> RESOURCE = List.of("namespace", "name");
  private static final List<String> CONDITION = List.of("namespace", "name", "condition");

  private final Map<String, Occupancy> occupancies = new ConcurrentHashMap<>();
  private volatile Supplier<Stream<SofiaDeployment>> deployments = Stream::empty;

  private final OccupancyReader reader;

  public Fleet(PrometheusMeterRegistry registry, OccupancyReader reader) {
    this.reader = reader;
    registry.getPrometheusRegistry().register(this);
  }

  /** From now on these are told of. */
  public void watch(Supplier<Stream<SofiaDeployment>> all) {
    deployments = all;
  }

  /** Looks how full a deployment is that has just been proved. */
  public void look(SofiaDeployment resource, Facts facts, List<CheckResult> results) {
    // What was last counted says nothing of a deployment that can't be asked now.
    String uid = resource.getMetadata().getUid();
    reader
        .read(facts, results)
        .ifPresentOrElse(found -> occupancies.put(uid, found), () -> occupancies.remove(uid));
  }

  @Override
  public List<MetricFamilySamples> collect() {
    var status =
        new GaugeMetricFamily(
            "sofia_check_status",
            "Condition of a deployment: 1 True, 0 False, -1 Unknown",
            CONDITION);
    var rooms =
        new GaugeMetricFamily(
            "sofia_rooms", "Rooms of a deployment, those of its checks left out", RESOURCE);
    var participants =
        new GaugeMetricFamily(
            "sofia_participants", "Participants in all rooms of a deployment", RESOURCE);
    List<SofiaDeployment> all = deployments.get().toList();
    occupancies
        .keySet()
        .retainAll(all.stream().map(resource -> resource.getMetadata().getUid()).toList());
    for (SofiaDeployment resource : all) {
      String namespace = resource.getMetadata().getNamespace();
      String name = resource.getMetadata().getName();
      resource
          .getStatus()
          .conditions()
          .forEach(
              condition ->
                  status.addMetric(
                      List.of(namespace, name, condition.getType()), value(condition)));
      Occupancy occupancy = occupancies.get(resource.getMetadata().getUid());
      if (occupancy != null) {
        rooms.addMetric(List.of(namespace, name), occupancy.rooms());
        participants.addMetric(List.of(namespace, name), occupancy.participants());
      }
    }
    return List.of(status, rooms, participants);
  }

  private static double value(Condition condition) {
    return switch (condition.getStatus()) {
      case "True" -> 1;
      case "False" -> 0;
      default -> -1;
    };
  }
}
