package dental.sofia.operator.check;

import dental.sofia.operator.apply.OwnedObjects;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what the checks look at: from the watches, and a line of log where a container ended. */
@ApplicationScoped
public class FactsGatherer {

  private static final Map<ComponentName, Names> WORKLOADS =
      Map.of(
          ComponentName.LIVEKIT, Names.LIVEKIT,
          ComponentName.TURN, Names.TURN,
          ComponentName.CALENDAR, Names.CALENDAR,
          ComponentName.AGENT, Names.AGENT);

  public Facts gather(SofiaModel model, Credentials credentials, OwnedObjects objects) {
    var workloads = new EnumMap<ComponentName, Workload>(ComponentName.class);
    List<Pod> pods = objects.all(Pod.class).filter(pod -> !isGoing(pod)).toList();
    WORKLOADS.forEach(
        (component, name) ->
            workloads.put(
                component, workload(component, name.of(model.identity()), pods, objects)));
    return new Facts(
        model,
        credentials,
        workloads,
        objects.find(Ingress.class, Names.WEB.of(model.identity())),
        Vantage.INSIDE);
  }

  private static Workload workload(
      ComponentName component, String name, List<Pod> pods, OwnedObjects objects) {
    List<Pod> own =
        pods.stream()
            .filter(
                pod ->
                    component
                        .component()
                        .equals(pod.getMetadata().getLabels().get(Labels.COMPONENT)))
            .sorted(
                Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                    .reversed())
            .toList();
    Map<String, String> lastWords =
        own.stream()
            .filter(FactsGatherer::hasEnded)
            .collect(
                Collectors.toMap(
                    pod -> pod.getMetadata().getName(),
                    pod -> LastWords.of(objects.lastLog(pod.getMetadata().getName()))));
    return new Workload(
        objects.find(Deployment.class, name), objects.find(Service.class, name), own, lastWords);
  }

  private static boolean isGoing(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  private static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .filter(status -> !Boolean.TRUE.equals(status.getReady()))
            .anyMatch(FactsGatherer::hasEnded);
  }

  private static boolean hasEnded(ContainerStatus status) {
    return (status.getState() != null && status.getState().getTerminated() != null)
        || (status.getLastState() != null && status.getLastState().getTerminated() != null);
  }
}
