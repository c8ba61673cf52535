package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.EventStream;
import dental.sofia.calendar.support.EventStream.Heard;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.calendar.support.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every open page sees what changes, also across restarts and from other replicas. */
class EventsIT {
  private static long book(Client staff, String start) {
    return staff
        .post(
            "/api/v1/appointments",
            Map.of(
                "patientName",
                "Erika",
                "phone",
                "0301234567",
                "start",
                start,
                "treatment",
                "Kontrolle"))
        .json()
        .path("id")
        .asLong();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aPageHearsOfChangesAndOfThoseItMissed(Store store) {
    Client staff = store.shared().client().staff();
    LocalDate day = OpenDays.next();
    String before;
    try (var page = EventStream.open(staff)) {
      long id = book(staff, day + "T08:00");
      Heard created = page.next();
      before = created.id();
      assertThat(created.name()).isEqualTo("appointmentCreated");
      assertThat(created.data()).contains("\"start\":\"" + day + "T08:00\"");
      staff.patch("/api/v1/appointments/" + id, Map.of("start", day + "T09:00"));
      Heard updated = page.next();
      assertThat(updated.name()).isEqualTo("appointmentUpdated");
      assertThat(updated.data()).contains("\"start\":\"" + day + "T09:00\"");
      staff.delete("/api/v1/appointments/" + id);
      Heard deleted = page.next();
      assertThat(deleted.name()).isEqualTo("appointmentDeleted");
      assertThat(deleted.data()).isEqualTo("{\"id\":" + id + "}");
    }
    book(staff, day + "T10:00");
    try (var page = EventStream.openAfter(staff, before)) {
      // What was deleted since is not shown again.
      assertThat(page.all(Duration.ofMillis(300)).stream().map(Heard::name))
          .containsExactly("appointmentDeleted", "appointmentCreated");
    }
    for (String unknown :
        List.of("gibberish", before.replaceFirst("^........", "00000000"), before + "000")) {
      try (var page = EventStream.openAfter(staff, unknown)) {
        assertThat(page.next().name()).isEqualTo("resync");
      }
    }
  }

  @Test
  void aRestartEndsTheStreamAtOnceAndLosesNothing() {
    Path home = Store.newHome();
    String last;
    Client before;
    LocalDate day = OpenDays.next();
    EventStream page;
    try (var server = RunningCalendar.start(home, Map.of())) {
      before = server.client().staff();
      page = EventStream.open(before);
      book(before, day + "T08:00");
      last = page.next().id();
    }
    assertThat(page.hasEnded()).isTrue();
    page.close();
    try (var server = RunningCalendar.start(home, Map.of())) {
      Client after = server.client();
      for (var header : before.headers().entrySet()) {
        after = after.with(header.getKey(), header.getValue());
      }
      book(after, day + "T09:00");
      try (var again = EventStream.openAfter(after, last)) {
        assertThat(again.next().data()).contains(day + "T09:00");
      }
    }
  }

  @Test
  void aReplicaHearsOfWhatAnotherOneChanged() {
    Map<String, String> database = Store.POSTGRESQL.newDatabase();
    try (var one = RunningCalendar.start(Store.newHome(), database);
        var other = RunningCalendar.start(Store.newHome(), database)) {
      Client staff = one.client().staff();
      Client there = other.client();
      for (var header : staff.headers().entrySet()) {
        there = there.with(header.getKey(), header.getValue());
      }
      try (var page = EventStream.open(there)) {
        // Only what comes after the stream's beginning is told; that it has begun is seen by a
        // change of its own.
        book(there, OpenDays.next() + "T08:00");
        page.next();
        long id = book(staff, OpenDays.next() + "T08:00");
        assertThat(page.next().data()).contains("\"id\":" + id + ",");
      }
    }
  }
}
