package dental.sofia.operator.component.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.credentials.Credentials.ApiKey;
import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.support.Models;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written into LiveKit's key file is what LiveKit reads. */
class KeyFilePropertiesTest {

  @Property(tries = 300)
  void keyFileReadsBackAsTheKeysThatWereWritten(
      @ForAll("keys") String key, @ForAll("secrets") String secret) throws IOException {
    var credentials =
        new Credentials(
            new ApiKey(key, new Sensitive(secret)),
            Optional.of(new Sensitive(secret)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    SofiaModel model = Models.withSpec("{}");
    Map<String, String> files =
        new LiveKitComponent()
            .desired(model, credentials).stream()
                .filter(Secret.class::isInstance)
                .map(object -> ((Secret) object).getData())
                .findFirst()
                .orElseThrow();
    assertThat(read(decode(files.get("keys.yaml")))).isEqualTo(Map.of(key, secret));
    assertThat(decode(files.get("turn-secret"))).isEqualTo(secret);
  }

  @Provide
  Arbitrary<String> keys() {
    var words = Arbitraries.of("null", "true", "yes", "off", "123", "0x1f", "1e5", "---", "_._");
    var any =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .numeric()
            .withChars('-', '_')
            .ofMinLength(3)
            .ofMaxLength(40);
    return Arbitraries.oneOf(words, any).filter(key -> key.matches("[A-Za-z0-9_-]{3,128}"));
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(32).ofMaxLength(200);
  }

  private static Map<String, Object> read(String yaml) throws IOException {
    return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
