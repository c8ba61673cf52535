package dental.sofia.operator.component;

import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;

/** LiveKit's API key pair, as the parts get it that sign tokens: in their environment. */
public final class ApiKeyPair {

  private ApiKeyPair() {}

  /** Under the names that every SDK of LiveKit's reads. */
  public static List<EnvVar> variables(SofiaModel model) {
    String secret = model.livekit().apiKey().secretName();
    return List.of(
        Pods.secret("LIVEKIT_API_KEY", secret, "apiKey"),
        Pods.secret("LIVEKIT_API_SECRET", secret, "apiSecret"));
  }

  /** The key alone, under another name; LiveKit itself knows its secret from a file. */
  public static EnvVar name(String variable, SofiaModel model) {
    return Pods.secret(variable, model.livekit().apiKey().secretName(), "apiKey");
  }

  /** For {@link ConfigHash}: an environment is read at the start and never again. */
  public static Map<String, String> contents(Credentials credentials) {
    return Map.of(
        "apiKey", credentials.apiKey().key(),
        "apiSecret", credentials.apiKey().secret().value());
  }
}
