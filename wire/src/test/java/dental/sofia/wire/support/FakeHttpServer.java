package dental.sofia.wire.support;

import dental.sofia.wire.http.HttpOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Answers requests as the test says, as text. */
public final class FakeHttpServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final TcpServer server;

  public FakeHttpServer(UnaryOperator<String> answers) {
    server =
        TcpServer.treating(
            client -> {
              String request = request(client.getInputStream());
              requests.add(request);
              client
                  .getOutputStream()
                  .write(answers.apply(request).getBytes(StandardCharsets.UTF_8));
            });
  }

  /** In the order in which they came, as they came. */
  public List<String> requests() {
    return requests;
  }

  public HttpOrigin origin() {
    return HttpOrigin.of(server.endpoint());
  }

  @Override
  public void close() {
    server.close();
  }

  private static String request(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    var length = LENGTH.matcher(head.toString(StandardCharsets.US_ASCII));
    head.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return head.toString(StandardCharsets.UTF_8);
  }
}
