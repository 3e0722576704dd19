package org.millrace.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millrace.store.journal.Runs.run;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.InvocationSink.Outcome;

class FunctionTallyTest {
  private final FunctionTally tally = new FunctionTally();

  @Test
  void of_many_http_successes_in_a_second_twenty_are_recorded() {
    int recorded = 0;
    for (int i = 0; i < 100; i++) {
      recorded += tally.count(run("id-" + i)) ? 1 : 0;
    }
    FunctionTally.Second second = tally.close();
    assertEquals(20, recorded);
    assertEquals(100, second.durations().total());
    assertEquals(80, second.unrecorded());
    assertEquals("id-19", second.lastRecorded());
    assertTrue(tally.count(run("next second")));
  }

  @Test
  void failures_cold_starts_and_other_triggers_are_always_recorded() {
    for (int i = 0; i < 50; i++) {
      tally.count(run("id-" + i));
    }
    assertFalse(tally.count(run("one more")));
    assertTrue(tally.count(Runs.of("f").outcome(Outcome.TIMED_OUT).ended()));
    assertTrue(tally.count(Runs.of("c").cold().ended()));
    assertTrue(tally.count(Runs.of("t").trigger("timerTrigger").ended()));
    FunctionTally.Second second = tally.close();
    assertEquals(1, second.failures());
    assertEquals(1, second.cold());
    assertEquals(54, second.durations().total());
  }

  @Test
  void what_is_slower_than_99_of_100_is_recorded_once_the_usual_is_known() {
    for (int i = 0; i < 200; i++) {
      tally.count(Runs.of("id").lasting(Duration.ofMillis(3)).ended());
    }
    assertFalse(tally.count(Runs.of("slow").lasting(Duration.ofMillis(50)).ended()));
    tally.close();
    for (int i = 0; i < 20; i++) {
      tally.count(Runs.of("id").lasting(Duration.ofMillis(3)).ended());
    }
    assertFalse(tally.count(Runs.of("usual").lasting(Duration.ofMillis(4)).ended()));
    assertTrue(tally.count(Runs.of("slow").lasting(Duration.ofMillis(6)).ended()));
  }

  @Test
  void a_second_without_calls_is_empty() {
    assertEquals(0, tally.close().durations().total());
  }
}
