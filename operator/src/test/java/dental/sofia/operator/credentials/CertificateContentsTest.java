package dental.sofia.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dental.sofia.wire.net.Trust;
import dental.sofia.wire.support.TestCertificates;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateContentsTest {

  @TempDir static Path directory;

  private static TestCertificates pair;

  @BeforeAll
  static void make() {
    pair = make("EC secp256r1");
  }

  private static TestCertificates make(String key) {
    return TestCertificates.selfSigned(directory, "turn.test", "-1d", 90, key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048", "EC secp256r1", "EC secp384r1"})
  void areReadWithKeysOfTheKindsThatAuthoritiesSign(String key) throws Exception {
    var made = make(key);
    var read = CertificateContents.read(secret(made.chainPem(), made.keyPem()));
    assertThat(read.chain()).isEqualTo(made.chain());
    assertThat(read.trust()).isEqualTo(Trust.system());
  }

  /** cert-manager writes the older forms unless it is told otherwise. */
  @ParameterizedTest
  @CsvSource({"RSA 2048,rsa", "EC secp256r1,ec"})
  void areReadFromTheOlderFormsOfAPrivateKey(String key, String tool) throws Exception {
    var made = make(key);
    assertThat(
            CertificateContents.read(secret(made.chainPem(), traditional(made.keyPem(), tool)))
                .leaf())
        .isEqualTo(made.chain().getFirst());
  }

  @Test
  void nameTheAuthorityThatCallersTrust() throws Exception {
    Secret secret = secret(pair.chainPem(), pair.keyPem());
    secret.getData().put("ca.crt", base64(pair.chainPem()));
    assertThat(CertificateContents.read(secret).trust()).isInstanceOf(Trust.Authorities.class);
  }

  @Test
  void haveAnotherVersionWithAnotherKey() throws Exception {
    var other = make("EC secp384r1");
    assertThat(CertificateContents.read(secret(pair.chainPem(), pair.keyPem())).version())
        .isEqualTo(CertificateContents.read(secret(pair.chainPem(), pair.keyPem())).version())
        .isNotEqualTo(CertificateContents.read(secret(other.chainPem(), other.keyPem())).version());
  }

  @Test
  void areRefusedWithTheKeyOfAnotherCertificate() {
    String sameKind = make("EC secp256r1").keyPem();
    assertRefused(secret(pair.chainPem(), sameKind), "belong together");
    String otherKind = make("RSA 2048").keyPem();
    assertRefused(secret(pair.chainPem(), otherKind), "write the certificate's own private key");
  }

  @Test
  void areRefusedWithoutACertificateOrWithoutAKey() {
    assertRefused(new SecretBuilder(secret("", "")).withData(null).build(), "has no key tls.crt");
    assertRefused(secret("", pair.keyPem()), "has no key tls.crt");
    assertRefused(secret(pair.chainPem(), ""), "has no key tls.key");
  }

  @Test
  void areRefusedIfTheyAreSomethingElse() {
    assertRefused(secret("hello", pair.keyPem()), "key tls.crt of Secret praxis-tls can't be read");
    assertRefused(
        secret(pair.chainPem(), "hello"), "key tls.key of Secret praxis-tls can't be used");
    Secret secret = secret(pair.chainPem(), pair.keyPem());
    secret.getData().put("ca.crt", base64("hello"));
    assertRefused(secret, "key ca.crt of Secret praxis-tls can't be read");
  }

  @Test
  void areNeverQuoted() {
    String key = pair.keyPem().replace("PRIVATE", "SECRET");
    assertThatThrownBy(() -> CertificateContents.read(secret(pair.chainPem(), key)))
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain(key.substring(40, 60)))
        .hasNoCause();
  }

  private static void assertRefused(Secret secret, String advice) {
    assertThatThrownBy(() -> CertificateContents.read(secret))
        .isInstanceOf(CertificateContents.Unusable.class)
        .hasMessageContaining(advice);
  }

  private static String traditional(String pem, String tool)
      throws IOException, InterruptedException {
    Path key = Files.createTempFile(directory, "key", ".pem");
    Files.writeString(key, pem);
    var command =
        tool.equals("rsa")
            ? new ProcessBuilder("openssl", "rsa", "-traditional", "-in", key.toString())
            : new ProcessBuilder("openssl", "ec", "-in", key.toString());
    var process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).contains(tool.toUpperCase(java.util.Locale.ROOT) + " PRIVATE KEY");
    return out;
  }

  private static Secret secret(String certificate, String key) {
    var data = new HashMap<>(Map.of("tls.crt", base64(certificate), "tls.key", base64(key)));
    return new SecretBuilder()
        .withNewMetadata()
        .withName("praxis-tls")
        .endMetadata()
        .withData(data)
        .build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
