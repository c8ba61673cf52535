package dental.sofia.agent.rescue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Security;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The other replicas: each is asked every second who it is. One that does not answer twice, or is
 * another process than before, is a reason to look whether its calls go on; no proof that they
 * don't.
 */
public final class Peers implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Peers.class);
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final long PERIOD_MILLIS = 1_000;
  private static final int FAILURES = 2;
  private static final String NAMES_KEPT_SECONDS = "5";

  /**
   * Somebody who has answered.
   *
   * @param process as it called itself last
   * @param failures questions in a row that it did not answer
   */
  private record Peer(String process, int failures) {}

  private final List<InetSocketAddress> names;
  private final Map<InetSocketAddress, Peer> known = new HashMap<>();
  private final ObjectMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("peers").factory());

  /**
   * @param names {@code host:port}, each perhaps of several processes, this one among them
   */
  public Peers(List<String> names) {
    this.names = names.stream().map(Peers::address).toList();
  }

  /**
   * Begins to ask; without names there is nobody to ask.
   *
   * @param lost is told when somebody may be gone
   */
  public void start(Runnable lost) {
    if (!names.isEmpty()) {
      // Java keeps what a name means for half a minute, in which replicas come and go.
      Security.setProperty("networkaddress.cache.ttl", NAMES_KEPT_SECONDS);
      timer.scheduleWithFixedDelay(() -> ask(lost), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Processes that answered when they were asked last. */
  public synchronized Set<String> processes() {
    return known.values().stream()
        .filter(peer -> peer.failures() == 0)
        .map(Peer::process)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void ask(Runnable lost) {
    try {
      var questions =
          addresses().stream()
              .collect(
                  Collectors.toMap(
                      address -> address,
                      address -> http.sendAsync(question(address), body()).thenApply(this::name)));
      boolean somebodyLost = false;
      for (var question : questions.entrySet()) {
        var answer = question.getValue().exceptionally(failure -> Optional.empty()).join();
        somebodyLost |= learn(question.getKey(), answer);
      }
      if (somebodyLost) {
        lost.run();
      }
    } catch (RuntimeException e) {
      LOG.warnf("the other replicas can't be asked: %s", e.getMessage());
    }
  }

  /** Those whom a name leads to now, and those who have answered before. */
  private synchronized Set<InetSocketAddress> addresses() {
    var addresses = new HashSet<>(known.keySet());
    for (var name : names) {
      try {
        for (var address : InetAddress.getAllByName(name.getHostString())) {
          addresses.add(new InetSocketAddress(address, name.getPort()));
        }
      } catch (UnknownHostException e) {
        LOG.debugf("nobody is called %s", name.getHostString());
      }
    }
    return addresses;
  }

  /** True if who was there before may be gone. */
  private synchronized boolean learn(InetSocketAddress address, Optional<String> answer) {
    Peer before = known.get(address);
    if (answer.isPresent()) {
      known.put(address, new Peer(answer.get(), 0));
      return before != null && !before.process().equals(answer.get());
    }
    if (before == null) {
      return false;
    }
    if (before.failures() + 1 < FAILURES) {
      known.put(address, new Peer(before.process(), before.failures() + 1));
      return false;
    }
    known.remove(address);
    LOG.infof("replica %s does not answer any more", address);
    return true;
  }

  private static HttpRequest question(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return HttpRequest.newBuilder(
            URI.create(
                "http://"
                    + (host.contains(":") ? "[" + host + "]" : host)
                    + ":"
                    + address.getPort()
                    + "/health"))
        .timeout(LIMIT)
        .build();
  }

  private static HttpResponse.BodyHandler<byte[]> body() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private Optional<String> name(HttpResponse<byte[]> response) {
    try {
      return Optional.of(json.readTree(response.body()).path("process").asText())
          .filter(process -> response.statusCode() == 200 && !process.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static InetSocketAddress address(String name) {
    int colon = name.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        name.substring(0, colon), Integer.parseInt(name.substring(colon + 1)));
  }
}
