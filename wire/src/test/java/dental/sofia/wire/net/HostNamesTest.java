package dental.sofia.wire.net;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  @Test
  void letsManyWaitInLine() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deadline = Deadline.after(Duration.ofSeconds(10));
      var lookups =
          threads.invokeAll(
              Collections.nCopies(500, () -> HostNames.resolve("localhost", deadline)));

      assertThat(lookups).allMatch(lookup -> lookup.state() == Future.State.SUCCESS);
    }
  }
}
