package dental.sofia.agent.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.speech.RateConverter;
import dental.sofia.agent.speech.SpeechException;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The two routes for sound: into text, and from it. */
final class Sound implements SpeechSynthesis {
  /** Of what is sent, in hertz: more is no better understood. */
  static final int SENT_AT = 16_000;

  /** Of "pcm" as the API has it. */
  private static final int RECEIVED_AT = 24_000;

  private static final int HEADER = 44;

  private final OpenAiSettings settings;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /** There are servers of this API without a voice: they are asked once. */
  private volatile boolean mute;

  Sound(OpenAiSettings settings) {
    this.settings = settings;
  }

  /**
   * @param samples at {@link #SENT_AT}
   * @return what was said; fails with a {@link CallFailed}
   */
  CompletableFuture<String> text(short[] samples) {
    String boundary = "sofia-" + UUID.randomUUID();
    return http.sendAsync(
            request("/audio/transcriptions", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form(boundary, samples)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              if (!CallFailed.success(response.statusCode())) {
                throw CallFailed.of(response.statusCode(), response.headers());
              }
              return transcript(response.body());
            });
  }

  @Override
  public CompletableFuture<short[]> speak(String text) {
    if (mute) {
      return CompletableFuture.failedFuture(new SpeechException("there is no voice here", null));
    }
    var body =
        json.createObjectNode()
            .put("model", settings.synthesisModel())
            .put("voice", settings.voice())
            .put("input", text)
            .put("response_format", "pcm");
    return http.sendAsync(
            request("/audio/speech", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            response -> {
              int status = response.statusCode();
              mute |= status == 404 || status == 405 || status == 501;
              if (!CallFailed.success(status) || response.body().length < 2) {
                throw new SpeechException("HTTP " + status, null);
              }
              return RateConverter.convert(samples(response.body()), RECEIVED_AT, SAMPLE_RATE);
            });
  }

  private HttpRequest.Builder request(String path, String contentType) {
    return HttpRequest.newBuilder(settings.at(path))
        .timeout(settings.limit())
        .header("Authorization", "Bearer " + settings.key().get())
        .header("Content-Type", contentType);
  }

  private String transcript(byte[] body) {
    try {
      var text = json.readTree(body).path("text");
      if (text.isTextual()) {
        return text.asText().strip();
      }
    } catch (IOException e) {
      // told below
    }
    throw CallFailed.of(Reason.PROTOCOL, "a transcription without text");
  }

  private byte[] form(String boundary, short[] samples) {
    var form = new ByteArrayOutputStream();
    field(form, boundary, "model", settings.transcriptionModel());
    field(form, boundary, "language", "de");
    field(form, boundary, "response_format", "json");
    part(form, boundary, "name=\"file\"; filename=\"turn.wav\"\r\nContent-Type: audio/wav");
    form.writeBytes(wave(samples));
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static void field(
      ByteArrayOutputStream form, String boundary, String name, String value) {
    part(form, boundary, "name=\"" + name + "\"");
    form.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void part(ByteArrayOutputStream form, String boundary, String what) {
    String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + what + "\r\n\r\n";
    form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] wave(short[] samples) {
    int length = 2 * samples.length;
    var wave = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + length);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(SENT_AT).putInt(2 * SENT_AT);
    wave.putShort((short) 2).putShort((short) 16);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
    wave.asShortBuffer().put(samples);
    return wave.array();
  }

  private static short[] samples(byte[] pcm) {
    var samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
