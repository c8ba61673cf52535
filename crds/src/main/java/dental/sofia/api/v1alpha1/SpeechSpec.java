package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Who hears, thinks and speaks for the agent.
 *
 * @param provider needs a key and the network, but for Offline
 * @param secretName a Secret of the user's with the key {@code apiKey}
 * @param baseUrl another endpoint of the same interface; default: the provider's
 * @param model default: the agent's for this provider
 * @param transcriptionModel what turns speech into text; default: the agent's
 * @param synthesisModel what turns text into speech; default: the agent's
 * @param voice as the provider calls it; default: the agent's
 * @param instructions added to the agent's own
 * @param recognition what Offline needs to hear
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.provider == 'Offline' || has(self.secretName)",
    message =
        "agent.speech.provider Gemini and OpenAI need agent.speech.secretName: write the name of a Secret whose key"
            + " apiKey is the provider's key")
@ValidationRule(
    value =
        "self.provider != 'Offline' || !(has(self.secretName) || has(self.baseUrl) || has(self.model) ||"
            + " has(self.voice))",
    message =
        "agent.speech.secretName, baseUrl, model and voice are of Gemini and OpenAI: remove them or write one of these as"
            + " provider")
@ValidationRule(
    value =
        "self.provider == 'OpenAI' || !(has(self.transcriptionModel) || has(self.synthesisModel))",
    message =
        "agent.speech.transcriptionModel and synthesisModel are of OpenAI: remove them or write provider: OpenAI")
@ValidationRule(
    value = "self.provider == 'Offline' || !has(self.recognition)",
    message =
        "agent.speech.recognition is of Offline, the others hear by themselves: remove it or write provider: Offline")
public record SpeechSpec(
    @JsonPropertyDescription(
            "Who hears, thinks and speaks. Offline (the default) needs no key and no network, and books by rules; Gemini and"
                + " OpenAI (or whoever offers the same interface) are language models that callers' voices are sent to.")
        @Default("Offline")
        Provider provider,
    @JsonPropertyDescription(
            "Name of a Secret whose key apiKey is the provider's key. A changed key is used within two minutes, without a restart.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "agent.speech.secretName: " + Rules.SECRET_MESSAGE)
        String secretName,
    @JsonPropertyDescription(
            "Another endpoint of the same interface, like http://models.example.svc:8000/v1. Default: the provider's.")
        @Size(min = 8, max = 512)
        @ValidationRule(
            value =
                "self.matches('^https?://[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:[0-9]{1,5})?(/[-a-zA-Z0-9._~]+)*/?$')",
            message =
                "agent.speech.baseUrl: write http:// or https:// with a host and, if needed, port and path, like"
                    + " https://models.example.com/v1")
        String baseUrl,
    @JsonPropertyDescription("Model that converses. Default: the agent's for this provider.")
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = SpeechSpec.NAME,
            message = "agent.speech.model: " + SpeechSpec.NAME_MESSAGE)
        String model,
    @JsonPropertyDescription(
            "Model that turns speech into text; OpenAI only. Default: the agent's.")
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = SpeechSpec.NAME,
            message = "agent.speech.transcriptionModel: " + SpeechSpec.NAME_MESSAGE)
        String transcriptionModel,
    @JsonPropertyDescription(
            "Model that turns text into speech; OpenAI only. Default: the agent's.")
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = SpeechSpec.NAME,
            message = "agent.speech.synthesisModel: " + SpeechSpec.NAME_MESSAGE)
        String synthesisModel,
    @JsonPropertyDescription("Voice, as the provider calls it. Default: the agent's.")
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = SpeechSpec.NAME,
            message = "agent.speech.voice: " + SpeechSpec.NAME_MESSAGE)
        String voice,
    @JsonPropertyDescription(
            "Instructions for the language model, added to the agent's own, for example how to address patients. Offline"
                + " follows none.")
        @Size(min = 1, max = 4000)
        String instructions,
    @JsonPropertyDescription(
            "What Offline needs to hear. Without it callers write, and the agent reads.")
        Recognition recognition) {

  /** As providers write names of models and voices. */
  static final String NAME = "self.matches('^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$')";

  static final String NAME_MESSAGE =
      "write a name as the provider writes it: letters, digits, dashes, dots, colons and slashes";

  public SpeechSpec {
    provider = provider == null ? Provider.OFFLINE : provider;
  }

  /** Who hears, thinks and speaks. */
  public enum Provider {
    @JsonProperty("Offline")
    OFFLINE,
    @JsonProperty("Gemini")
    GEMINI,
    @JsonProperty("OpenAI")
    OPENAI
  }

  /**
   * Recognition of speech without a network.
   *
   * @param claimName a PersistentVolumeClaim of the user's with a Vosk model
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Recognition(
      @JsonPropertyDescription(
              "Name of a PersistentVolumeClaim in the namespace of this resource whose root is a Vosk model for German. It"
                  + " is mounted read-only; with several replicas all pods mount it.")
          @Required
          @Size(min = 1, max = 253)
          @ValidationRule(
              value = Rules.SECRET,
              message =
                  "agent.speech.recognition.claimName: write the name of a PersistentVolumeClaim, like speech-model")
          String claimName) {}
}
