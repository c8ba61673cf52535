package dental.sofia.calendar.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An open page's stream of server-sent events. */
public final class EventStream implements AutoCloseable {
  /** One event. */
  public record Heard(String id, String name, String data) {}

  private static final Heard END = new Heard("", "end", "");

  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Stream<String> lines;

  private EventStream(Client client) {
    var request =
        HttpRequest.newBuilder(client.uri("/api/v1/events")).timeout(Duration.ofSeconds(20));
    client.headers().forEach(request::header);
    try {
      HttpResponse<Stream<String>> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("no stream: " + response.statusCode());
      }
      lines = response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofPlatform().daemon().start(this::read);
  }

  public static EventStream open(Client client) {
    return new EventStream(client);
  }

  public static EventStream openAfter(Client client, String id) {
    return new EventStream(client.with("Last-Event-ID", id));
  }

  /** The next one, which must come soon. */
  public Heard next() {
    try {
      Heard next = heard.poll(5, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no event came");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that come until there is silence. */
  public List<Heard> all(Duration silence) {
    var all = new ArrayList<Heard>();
    try {
      for (Heard one = next();
          one != null;
          one = heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS)) {
        all.add(one);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  public boolean hasEnded() {
    return next() == END;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private void read() {
    String id = "";
    String name = "";
    String data = "";
    try {
      for (var it = lines.iterator(); it.hasNext(); ) {
        String line = it.next();
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data += line.substring(5).strip();
        } else if (line.isEmpty() && !name.isEmpty()) {
          heard.add(new Heard(id, name, data));
          name = "";
          data = "";
        }
      }
    } catch (UncheckedIOException e) {
      // The server or the test has ended it.
    }
    heard.add(END);
  }
}
