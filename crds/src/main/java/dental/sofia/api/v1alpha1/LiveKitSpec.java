package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;

/**
 * The WebRTC server.
 *
 * @param image image reference; default: the operator's
 * @param logLevel how much it logs
 * @param secretName a Secret of the user's with the keys {@code apiKey} and {@code apiSecret};
 *     default: a generated one
 * @param config further keys of livekit.yaml, merged below what the operator decides
 * @param resources of the container
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveKitSpec(
    @JsonPropertyDescription("Image of livekit-server, 1.13 or newer. Default: the operator's.")
        @Size(min = 1, max = 255)
        @ValidationRule(value = Rules.IMAGE, message = "livekit.image: " + Rules.IMAGE_MESSAGE)
        String image,
    @JsonPropertyDescription("How much LiveKit logs.") @Default("info") LogLevel logLevel,
    @JsonPropertyDescription(
            "Name of a Secret with the keys apiKey and apiSecret (at least 32 characters). Default: the operator"
                + " generates one and keeps it.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "livekit.secretName: " + Rules.SECRET_MESSAGE)
        String secretName,
    @JsonPropertyDescription(
            "Further keys of livekit.yaml, for example room, limit, audio or webhook. What decides transport, ports and"
                + " keys (rtc, turn, port, keys, …) is the operator's and refused here. The agent is told besides the urls of a"
                + " webhook.")
        @PreserveUnknownFields
        Map<String, Object> config,
    @JsonPropertyDescription("Resources of the container.") ResourceRequirements resources) {

  public LiveKitSpec {
    logLevel = logLevel == null ? LogLevel.INFO : logLevel;
  }

  /** LiveKit's own log levels. */
  public enum LogLevel {
    @JsonProperty("debug")
    DEBUG,
    @JsonProperty("info")
    INFO,
    @JsonProperty("warn")
    WARN,
    @JsonProperty("error")
    ERROR
  }
}
