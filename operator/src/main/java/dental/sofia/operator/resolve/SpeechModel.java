package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.SpeechSpec;
import java.util.Optional;

/** Who hears, thinks and speaks for the agent. */
public sealed interface SpeechModel {

  /** Added to the agent's own instructions. */
  Optional<String> instructions();

  /**
   * Rules and a voice of the agent's own.
   *
   * @param claim volume with a model that hears; without it she reads only
   */
  record Offline(Optional<String> claim, Optional<String> instructions) implements SpeechModel {}

  /**
   * Somebody's language model.
   *
   * @param provider as the agent calls it
   * @param secretName Secret of the user's with its key
   * @param baseUrl another endpoint than the provider's
   */
  record Hosted(
      String provider,
      String secretName,
      Optional<String> baseUrl,
      Optional<String> model,
      Optional<String> transcriptionModel,
      Optional<String> synthesisModel,
      Optional<String> voice,
      Optional<String> instructions)
      implements SpeechModel {}

  /** The API server has refused what does not fit together. */
  static SpeechModel of(SpeechSpec spec) {
    return switch (spec.provider()) {
      case OFFLINE ->
          new Offline(
              Optional.ofNullable(spec.recognition()).map(SpeechSpec.Recognition::claimName),
              Optional.ofNullable(spec.instructions()));
      case GEMINI -> hosted("Gemini", spec);
      case OPENAI -> hosted("OpenAI", spec);
    };
  }

  private static SpeechModel hosted(String provider, SpeechSpec spec) {
    return new Hosted(
        provider,
        spec.secretName(),
        Optional.ofNullable(spec.baseUrl()),
        Optional.ofNullable(spec.model()),
        Optional.ofNullable(spec.transcriptionModel()),
        Optional.ofNullable(spec.synthesisModel()),
        Optional.ofNullable(spec.voice()),
        Optional.ofNullable(spec.instructions()));
  }
}
