package dental.sofia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.Store;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever asks at the same moment: nobody shares the chair. */
@ParameterizedClass
@EnumSource(Store.class)
class ParallelBookingIT {
  private static final int REQUESTS = 200;

  private final Client staff;

  ParallelBookingIT(Store store) {
    staff = store.shared().client().staff();
  }

  @Test
  void ofTwoHundredWhoWantOneSlotOneGetsIt() throws Exception {
    String start = OpenDays.next() + "T10:00";
    List<Integer> statuses =
        allAtOnce(i -> () -> book("Person " + i, i, start, "Kontrolle").status());
    assertThat(statuses).containsOnly(201, 409);
    assertThat(statuses).containsOnlyOnce(201);
  }

  @Test
  void overlapsAreRefusedWhateverTheirStart() throws Exception {
    LocalDate day = OpenDays.next();
    var random = new Random(7);
    List<String> treatments = List.of("Kontrolle", "Füllung", "Zahnreinigung", "Wurzelbehandlung");
    allAtOnce(
        i -> {
          LocalDateTime start = day.atTime(8, 0).plusMinutes(5L * random.nextInt(40));
          return () -> book("Person " + i, i, start.toString(), treatments.get(i % 4)).status();
        });
    assertNoOverlap(day);
  }

  @Test
  void movesThatCrossEachOtherNeverShareTime() throws Exception {
    LocalDate day = OpenDays.next();
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String start = day.atTime(8, 0).plusMinutes(30L * i).toString();
      ids.add(book("Umzug " + i, i, start, "Kontrolle").json().path("id").asLong());
    }
    var random = new Random(11);
    List<Integer> statuses =
        allAtOnce(
            i -> {
              long id = ids.get(random.nextInt(ids.size()));
              String start = day.atTime(8, 0).plusMinutes(15L * random.nextInt(15)).toString();
              return () ->
                  staff.patch("/api/v1/appointments/" + id, Map.of("start", start)).status();
            });
    assertThat(statuses).containsOnly(200, 409);
    assertNoOverlap(day);
    assertThat(list(day)).hasSize(ids.size());
  }

  @Test
  void theSameRequestSentOftenAtOnceIsDoneOnce() throws Exception {
    String start = OpenDays.next() + "T09:00";
    Client once = staff.with("Idempotency-Key", "key-" + start);
    List<Long> ids =
        allAtOnce(
            i ->
                () ->
                    once.post("/api/v1/appointments", body("Einmal", 1, start, "Kontrolle"))
                        .json()
                        .path("id")
                        .asLong());
    assertThat(ids.stream().distinct()).hasSize(1);
    assertThat(ids.getFirst()).isPositive();
  }

  @Test
  void timeThatIsGivenBackCanBeHadAgain() {
    String start = OpenDays.next() + "T11:00";
    long id = book("Erste", 1, start, "Kontrolle").json().path("id").asLong();
    assertThat(book("Zweite", 2, start, "Kontrolle").status()).isEqualTo(409);
    staff.patch("/api/v1/appointments/" + id, Map.of("status", "cancelled"));
    assertThat(book("Zweite", 2, start, "Kontrolle").status()).isEqualTo(201);
    assertThat(staff.patch("/api/v1/appointments/" + id, Map.of("status", "confirmed")).problem())
        .isEqualTo("slot-taken");
  }

  private Client.Answer book(String name, int number, String start, String treatment) {
    return staff.post("/api/v1/appointments", body(name, number, start, treatment));
  }

  private static Map<String, String> body(String name, int number, String start, String treatment) {
    return Map.of(
        "patientName",
        name,
        "phone",
        "030 1234" + (1000 + number),
        "start",
        start,
        "treatment",
        treatment);
  }

  private List<String[]> list(LocalDate day) {
    var spans = new ArrayList<String[]>();
    staff
        .get("/api/v1/appointments?from=" + day + "&to=" + day.plusDays(1))
        .json()
        .forEach(
            it -> spans.add(new String[] {it.path("start").asText(), it.path("end").asText()}));
    return spans;
  }

  private void assertNoOverlap(LocalDate day) {
    List<String[]> spans = list(day);
    assertThat(spans).isNotEmpty();
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i)[0]).isGreaterThanOrEqualTo(spans.get(i - 1)[1]);
    }
  }

  private interface Work<T> {
    Callable<T> of(int number);
  }

  private static <T> List<T> allAtOnce(Work<T> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(REQUESTS)) {
      var tasks = new ArrayList<Callable<T>>();
      for (int i = 0; i < REQUESTS; i++) {
        tasks.add(work.of(i));
      }
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
