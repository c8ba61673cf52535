package dental.sofia.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdDriftTest {

  private static final Path COMMITTED = Path.of("generated/sofiadeployments.sofia.dental-v1.yml");

  @Test
  void theCommittedDefinitionIsTheOneThatTheRecordsDescribe(@TempDir Path directory)
      throws IOException {
    String generated = CrdYaml.generate(directory);
    if (Boolean.getBoolean("crds.accept")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, generated);
    }
    assertThat(COMMITTED)
        .as("run `make crds` and review the difference like code")
        .content()
        .isEqualTo(generated);
  }
}
