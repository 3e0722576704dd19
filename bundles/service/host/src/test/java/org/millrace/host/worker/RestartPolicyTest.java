package org.millrace.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millrace.host.worker.RestartPolicy.Decision;

class RestartPolicyTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final RestartPolicy policy = new RestartPolicy(1, INTERVAL);

  @Test
  void who_ends_on_purpose_stays_away() {
    assertInstanceOf(Decision.Leave.class, policy.ended(0, 0));
  }

  @Test
  void the_first_restart_comes_at_once_and_the_next_an_interval_later() {
    assertEquals(new Decision.Restart(Duration.ZERO), policy.ended(1, 0));
    assertEquals(new Decision.Restart(Duration.ofSeconds(7)), policy.ended(1, seconds(3)));
  }

  @Test
  void three_errors_of_one_process_are_too_many() {
    policy.ended(1, 0);
    policy.ended(137, seconds(60));
    assertEquals(new Decision.GiveUp(3), policy.ended(1, seconds(120)));
  }

  @Test
  void errors_half_an_hour_apart_are_forgotten() {
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Decision.Restart.class, policy.ended(1, seconds(1801L * i)));
    }
  }

  @Test
  void an_intended_restart_is_no_error() {
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Decision.Restart.class, policy.ended(200, seconds(60L * i)));
    }
  }

  @Test
  void more_processes_may_make_more_errors() {
    RestartPolicy four = new RestartPolicy(4, INTERVAL);
    for (int i = 1; i < 12; i++) {
      assertInstanceOf(Decision.Restart.class, four.ended(1, seconds(i)));
    }
    assertEquals(new Decision.GiveUp(12), four.ended(1, seconds(12)));
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }
}
