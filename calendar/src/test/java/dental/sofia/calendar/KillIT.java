package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.Client.Answer;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The process dies in the middle of its work, again and again. {@code -Dkills} says how often. */
class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final int CLIENTS = 8;
  private static final int SLOTS_A_DAY = 16;

  private final Path home = Store.newHome();
  private final LocalDate from = OpenDays.next();
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
  private LocalDate day = from;

  @Test
  void noAcknowledgedBookingIsLostAndNoneIsDoubled() throws Exception {
    var random = new Random();
    Map<String, String> session = Map.of();
    int before = 0;
    for (int i = 0; i <= KILLS; i++) {
      RunningCalendar server = RunningCalendar.start(home, Map.of());
      try {
        session = session.isEmpty() ? server.client().staff().headers() : session;
        Client staff = as(server.client(), session);
        assertAllThere(staff);
        if (i < KILLS) {
          bookUntilKilled(server, staff, 100 + random.nextInt(600));
          assertThat(acknowledged.size()).as("bookings between two kills").isGreaterThan(before);
          before = acknowledged.size();
        }
      } finally {
        server.kill();
      }
    }
    System.out.printf("%d bookings outlived %d kills%n", acknowledged.size(), KILLS);
  }

  private void bookUntilKilled(RunningCalendar server, Client staff, int millis) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        threads.submit(() -> bookOn(staff));
      }
      // The first answer takes long; the kill shall not come before there is work.
      int first = acknowledged.size();
      while (acknowledged.size() < first + CLIENTS) {
        Thread.sleep(5);
      }
      Thread.sleep(millis);
      server.kill();
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void bookOn(Client staff) {
    try {
      while (true) {
        String start = slot(number.getAndIncrement());
        Answer answer =
            staff.post(
                "/api/v1/appointments",
                Map.of(
                    "patientName",
                    "P" + start,
                    "phone",
                    "0301234567",
                    "start",
                    start,
                    "treatment",
                    "Kontrolle"));
        if (answer.status() == 201) {
          acknowledged.put(answer.json().path("id").asLong(), start);
        }
      }
    } catch (UncheckedIOException e) {
      // The server is gone.
    }
  }

  private synchronized String slot(int index) {
    if (index % SLOTS_A_DAY == 0) {
      day = OpenDays.next();
    }
    int slot = index % SLOTS_A_DAY;
    return day.atTime(slot < 8 ? 8 : 10, 0).plusMinutes(30L * slot).toString();
  }

  private void assertAllThere(Client staff) {
    JsonNode all = staff.get("/api/appointments").json();
    var starts = new HashSet<String>();
    var ids = new HashSet<Long>();
    for (JsonNode one : all) {
      assertThat(starts.add(one.path("start").asText())).as("doubled: %s", one).isTrue();
      ids.add(one.path("id").asLong());
    }
    Set<Long> lost = new HashSet<>(acknowledged.keySet());
    lost.removeAll(ids);
    assertThat(lost).as("lost of %d", acknowledged.size()).isEmpty();
    assertThat(all.size()).isGreaterThanOrEqualTo(acknowledged.size());
  }

  private static Client as(Client client, Map<String, String> headers) {
    Client with = client;
    for (var header : headers.entrySet()) {
      with = with.with(header.getKey(), header.getValue());
    }
    return with;
  }
}
