package dental.sofia.wire.support.fleet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request as far as a fake wants to know it.
 *
 * @param target path and query
 * @param token of the bearer, or in the query
 */
record HttpCall(String method, String target, Optional<String> token, String body) {

  static HttpCall read(InputStream stream) throws IOException {
    var in = new BufferedInputStream(stream);
    String[] start = line(in).split(" ");
    Optional<String> token = after(start[1], "access_token=");
    int length = 0;
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      Optional<String> bearer = after(field, "Authorization: Bearer ");
      token = bearer.isPresent() ? bearer : token;
      length = after(field, "Content-Length: ").map(Integer::parseInt).orElse(length);
    }
    return new HttpCall(
        start[0], start[1], token, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  boolean asks(String wanted, String path) {
    return method.equals(wanted) && target.startsWith(path);
  }

  private static Optional<String> after(String text, String words) {
    int at = text.indexOf(words);
    return at < 0 ? Optional.empty() : Optional.of(text.substring(at + words.length()));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
