package dental.sofia.agent.gemini;

import com.google.genai.types.ActivityHandling;
import com.google.genai.types.AudioTranscriptionConfig;
import com.google.genai.types.AutomaticActivityDetection;
import com.google.genai.types.Content;
import com.google.genai.types.ContextWindowCompressionConfig;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.LiveConnectConfig;
import com.google.genai.types.Modality;
import com.google.genai.types.Part;
import com.google.genai.types.PrebuiltVoiceConfig;
import com.google.genai.types.RealtimeInputConfig;
import com.google.genai.types.SessionResumptionConfig;
import com.google.genai.types.SlidingWindow;
import com.google.genai.types.SpeechConfig;
import com.google.genai.types.Tool;
import com.google.genai.types.VoiceConfig;
import java.util.List;
import java.util.Optional;

/** What Google is asked for at the beginning of a connection. */
final class Setup {
  private static final String LANGUAGE = "de-DE";

  /** After a pause of so many milliseconds the caller is taken to wait for an answer. */
  private static final int PAUSE_MILLIS = 600;

  private Setup() {}

  /**
   * @param handle of a conversation to go on with
   */
  static LiveConnectConfig of(
      String instructions,
      List<FunctionDeclaration> tools,
      Optional<String> voice,
      Optional<String> handle) {
    var speech = SpeechConfig.builder().languageCode(LANGUAGE);
    voice.ifPresent(
        name ->
            speech.voiceConfig(
                VoiceConfig.builder()
                    .prebuiltVoiceConfig(PrebuiltVoiceConfig.builder().voiceName(name))));
    var resumption = SessionResumptionConfig.builder();
    handle.ifPresent(resumption::handle);
    return LiveConnectConfig.builder()
        .responseModalities(Modality.Known.AUDIO)
        .speechConfig(speech)
        .systemInstruction(Content.fromParts(Part.fromText(instructions)))
        .tools(Tool.builder().functionDeclarations(tools))
        .inputAudioTranscription(AudioTranscriptionConfig.builder())
        .outputAudioTranscription(AudioTranscriptionConfig.builder())
        .realtimeInputConfig(
            RealtimeInputConfig.builder()
                .activityHandling(ActivityHandling.Known.START_OF_ACTIVITY_INTERRUPTS)
                .automaticActivityDetection(
                    AutomaticActivityDetection.builder().silenceDurationMs(PAUSE_MILLIS)))
        .sessionResumption(resumption)
        // Without it a call may last a quarter of an hour.
        .contextWindowCompression(
            ContextWindowCompressionConfig.builder().slidingWindow(SlidingWindow.builder()))
        .build();
  }
}
