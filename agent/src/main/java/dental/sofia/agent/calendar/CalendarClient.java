package dental.sofia.agent.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dental.sofia.agent.call.Tools;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The calendar's routes for the agent. What fails on the way is tried once more: booking has a key,
 * and moving or cancelling twice is the same as once.
 */
public final class CalendarClient implements Tools {
  private static final Logger LOG = Logger.getLogger(CalendarClient.class);
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final long AGAIN_AFTER_MILLIS = 300;
  private static final int OK = 200;
  private static final int NO_ANSWER = 0;
  private static final int SERVER_ERROR = 500;

  private final URI base;
  private final Supplier<String> token;
  private final ObjectMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Practice practice = Practice.unknown();

  /**
   * @param token the service token, asked for each request since it may be changed
   */
  public CalendarClient(URI base, Supplier<String> token) {
    this.base = base;
    this.token = token;
  }

  private record Reply(int status, JsonNode body) {
    boolean good() {
      return status >= OK && status < 300;
    }
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    return CompletableFuture.supplyAsync(() -> answer(request), threads);
  }

  @Override
  public Practice practice() {
    return practice;
  }

  /** Asks for the practice's profile; false if it can't be had, and what was known stays. */
  public boolean refreshPractice() {
    var reply = send("GET", "/api/v1/practice", null, null);
    if (reply.good()) {
      practice = CalendarJson.parse(reply.body());
    }
    return reply.good();
  }

  private Answer answer(Request request) {
    var reply =
        switch (request) {
          case Request.FreeSlots(var from, int days, String treatment) ->
              send(
                  "GET",
                  "/api/v1/free-slots?from="
                      + from
                      + "&days="
                      + days
                      + "&treatment="
                      + encode(treatment),
                  null,
                  null);
          case Request.Book(String key, String name, String phone, var start, String treatment) ->
              send(
                  "POST",
                  "/api/v1/agent/appointments",
                  json.createObjectNode()
                      .put("patientName", name)
                      .put("phone", phone)
                      .put("start", start.toString())
                      .put("treatment", treatment),
                  key);
          case Request.Find(String phone) ->
              send("GET", "/api/v1/agent/appointments?phone=" + encode(phone), null, null);
          case Request.Move(long id, String phone, var start) ->
              send(
                  "POST",
                  "/api/v1/agent/appointments/" + id + "/move",
                  json.createObjectNode().put("phone", phone).put("start", start.toString()),
                  null);
          case Request.Cancel(long id, String phone) ->
              send(
                  "POST",
                  "/api/v1/agent/appointments/" + id + "/cancel",
                  json.createObjectNode().put("phone", phone),
                  null);
        };
    if (!reply.good()) {
      return CalendarJson.refusal(reply.status(), reply.body());
    }
    try {
      return switch (request) {
        case Request.FreeSlots slots ->
            new Answer.Slots(CalendarJson.slots(reply.body().path("slots")));
        case Request.Book book -> new Answer.Done(CalendarJson.appointment(reply.body()));
        case Request.Find find -> new Answer.Found(CalendarJson.appointments(reply.body()));
        case Request.Move move -> new Answer.Done(CalendarJson.appointment(reply.body()));
        case Request.Cancel cancel -> new Answer.Cancelled();
      };
    } catch (RuntimeException e) {
      LOG.warnf("the calendar's answer is not understood: %s", e.getClass().getSimpleName());
      return new Answer.Unavailable();
    }
  }

  private Reply send(String method, String path, ObjectNode body, String key) {
    var reply = once(method, path, body, key);
    if (reply.status() == NO_ANSWER || reply.status() >= SERVER_ERROR) {
      pause();
      reply = once(method, path, body, key);
    }
    return reply;
  }

  private Reply once(String method, String path, ObjectNode body, String key) {
    var request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var content = response.body().length == 0 ? json.nullNode() : json.readTree(response.body());
      return new Reply(response.statusCode(), content);
    } catch (IOException e) {
      LOG.warnf("the calendar does not answer: %s", e.getClass().getSimpleName());
      return new Reply(NO_ANSWER, json.nullNode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(NO_ANSWER, json.nullNode());
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
