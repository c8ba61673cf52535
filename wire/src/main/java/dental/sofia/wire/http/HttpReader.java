package dental.sofia.wire.http;

import dental.sofia.wire.Excerpt;
import dental.sofia.wire.net.WireException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one response, RFC 9112, within fixed limits. */
final class HttpReader {
  static final int LONGEST_HEAD = 32 * 1024;
  static final int LONGEST_BODY = 256 * 1024;

  private static final int MOST_INTERIM_RESPONSES = 8;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,8}");

  private final InputStream in;
  private int headLeft = LONGEST_HEAD;

  HttpReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  HttpResponse response() throws IOException {
    for (int interim = 0; interim < MOST_INTERIM_RESPONSES; interim++) {
      int status = status();
      List<HttpResponse.Header> headers = headers();
      // RFC 9110 §15.2: a response of class 1xx only announces the one that counts.
      if (status >= 200) {
        var head = new HttpResponse(status, headers, "");
        return new HttpResponse(status, headers, new String(body(head), StandardCharsets.UTF_8));
      }
    }
    throw WireException.garbage("interim responses without end");
  }

  private int status() throws IOException {
    String line = line();
    var matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw WireException.garbage("no HTTP response but \"" + Excerpt.of(line) + "\"");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private List<HttpResponse.Header> headers() throws IOException {
    var headers = new ArrayList<HttpResponse.Header>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw WireException.garbage("a header without a name");
      }
      headers.add(
          new HttpResponse.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  /** RFC 9112 §6.3 */
  private byte[] body(HttpResponse head) throws IOException {
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    if (head.header("Transfer-Encoding").filter(v -> v.equalsIgnoreCase("chunked")).isPresent()) {
      return chunks();
    }
    var announced = head.header("Content-Length");
    return announced.isPresent() ? exactly(length(announced.get())) : rest();
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      String size = line().replaceFirst("[; \t].*", "");
      if (!HEX.matcher(size).matches()) {
        throw WireException.garbage("a chunk without a size");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        return body.toByteArray();
      }
      body.writeBytes(exactly(within(body.size() + length) - body.size()));
      if (!line().isEmpty()) {
        throw WireException.garbage("a chunk that is longer than its size");
      }
    }
  }

  private byte[] rest() throws IOException {
    byte[] body = in.readNBytes(LONGEST_BODY + 1);
    within(body.length);
    return body;
  }

  private byte[] exactly(int length) throws IOException {
    // Grows with what arrives and not with what is announced.
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static int length(String announced) throws WireException {
    if (!announced.matches("\\d{1,18}")) {
      throw WireException.garbage("a length that is no number");
    }
    return within(Long.parseLong(announced));
  }

  private static int within(long length) throws WireException {
    if (length > LONGEST_BODY) {
      throw WireException.garbage("a body of more than " + LONGEST_BODY + " bytes");
    }
    return (int) length;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (--headLeft < 0) {
        throw WireException.garbage("more than " + LONGEST_HEAD + " bytes of headers");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
