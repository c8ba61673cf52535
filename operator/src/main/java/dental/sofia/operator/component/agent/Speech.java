package dental.sofia.operator.component.agent;

import dental.sofia.operator.component.Pods;
import dental.sofia.operator.resolve.SpeechModel;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the agent's pod needs to hear and speak. The provider's key is a file, which the agent reads
 * again when it changes: a new key ends no call.
 */
final class Speech {

  private static final String KEY = "speech-key";
  private static final String KEY_DIRECTORY = "/etc/sofia/speech";
  private static final String MODEL = "speech-model";
  private static final String MODEL_DIRECTORY = "/models/speech";

  private Speech() {}

  static List<EnvVar> variables(SpeechModel speech) {
    var variables = new ArrayList<EnvVar>();
    switch (speech) {
      case SpeechModel.Offline offline -> {
        set(variables, "PROVIDER", Optional.of("Offline"));
        set(variables, "MODEL_DIR", offline.claim().map(claim -> MODEL_DIRECTORY));
      }
      case SpeechModel.Hosted hosted -> {
        set(variables, "PROVIDER", Optional.of(hosted.provider()));
        set(variables, "KEY_FILE", Optional.of(KEY_DIRECTORY + "/apiKey"));
        set(variables, "BASE_URL", hosted.baseUrl());
        set(variables, "MODEL", hosted.model());
        set(variables, "TRANSCRIPTION_MODEL", hosted.transcriptionModel());
        set(variables, "SYNTHESIS_MODEL", hosted.synthesisModel());
        set(variables, "VOICE", hosted.voice());
      }
    }
    set(variables, "INSTRUCTIONS", speech.instructions());
    return variables;
  }

  static List<Volume> volumes(SpeechModel speech) {
    return switch (speech) {
      case SpeechModel.Offline offline ->
          offline.claim().map(claim -> Pods.readOnlyClaim(MODEL, claim)).stream().toList();
      case SpeechModel.Hosted hosted -> List.of(Pods.secretVolume(KEY, hosted.secretName()));
    };
  }

  static List<VolumeMount> mounts(SpeechModel speech) {
    return switch (speech) {
      case SpeechModel.Offline offline ->
          offline.claim().map(claim -> Pods.readOnly(MODEL, MODEL_DIRECTORY)).stream().toList();
      case SpeechModel.Hosted hosted -> List.of(Pods.readOnly(KEY, KEY_DIRECTORY));
    };
  }

  private static void set(List<EnvVar> variables, String suffix, Optional<String> value) {
    value.ifPresent(text -> variables.add(Pods.value("SOFIA_SPEECH_" + suffix, escaped(text))));
  }

  /** Kubernetes would put another variable in the place of {@code $(NAME)}. */
  private static String escaped(String text) {
    return text.replace("$(", "$$(");
  }
}
