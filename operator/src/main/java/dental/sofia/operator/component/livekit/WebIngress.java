package dental.sofia.operator.component.livekit;

import dental.sofia.operator.component.Objects;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.IngressModel;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * One host for signalling and page: what browsers ask of LiveKit goes there, everything else to the
 * calendar. LiveKit's own API ({@code /twirp}) has no way in.
 */
final class WebIngress {

  /** LiveKit's signalling, and what its client asks when that fails. */
  private static final String SIGNALLING = "/rtc";

  private WebIngress() {}

  static Ingress of(SofiaModel model, IngressModel door) {
    ObjectMeta metadata = Objects.metadata(model, Names.WEB, ComponentName.LIVEKIT);
    if (!door.annotations().isEmpty()) {
      metadata.setAnnotations(door.annotations());
    }
    return new IngressBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withIngressClassName(door.className().orElse(null))
        .withTls(tls(door))
        .addNewRule()
        .withHost(door.host())
        .withNewHttp()
        .withPaths(paths(model))
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  private static IngressTLS tls(IngressModel door) {
    return new IngressTLSBuilder()
        .withHosts(door.host())
        .withSecretName(door.tlsSecretName().orElse(null))
        .build();
  }

  private static List<HTTPIngressPath> paths(SofiaModel model) {
    var paths = new ArrayList<HTTPIngressPath>();
    paths.add(path(SIGNALLING, Names.LIVEKIT.of(model.identity()), "signalling"));
    if (model.calendar().isPresent()) {
      paths.add(path("/", Names.CALENDAR.of(model.identity()), "page"));
    }
    return paths;
  }

  private static HTTPIngressPath path(String prefix, String service, String port) {
    return new HTTPIngressPathBuilder()
        .withPath(prefix)
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(service)
        .withNewPort()
        .withName(port)
        .endPort()
        .endService()
        .endBackend()
        .build();
  }
}
