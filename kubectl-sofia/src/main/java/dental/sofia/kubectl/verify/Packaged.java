package dental.sofia.kubectl.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What a folder of a program holds, be it a jar or a directory of compiled classes. */
final class Packaged {

  private Packaged() {}

  /**
   * @param witness a class of the program
   * @param folder like {@code runbook/}, with the slash at its end
   * @return names of its files, in order
   */
  static List<String> files(Class<?> witness, String folder) {
    Path program = location(witness);
    try {
      return Files.isDirectory(program) ? inDirectory(program, folder) : inJar(program, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(program + " can't be read", e);
    }
  }

  private static Path location(Class<?> witness) {
    try {
      return Path.of(witness.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a program at no path", e);
    }
  }

  private static List<String> inDirectory(Path program, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(program.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> program.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static List<String> inJar(Path program, String folder) throws IOException {
    try (var jar = new JarFile(program.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && !name.endsWith("/"))
          .sorted()
          .toList();
    }
  }
}
