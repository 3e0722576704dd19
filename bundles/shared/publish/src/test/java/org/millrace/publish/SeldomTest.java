package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeldomTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Seldom seldom = new Seldom(() -> now);

  @Test
  void the_same_is_said_once_a_minute_and_something_else_at_once() {
    assertTrue(seldom.isNew("one does not trust us"));
    assertFalse(seldom.isNew("one does not trust us"));
    assertTrue(seldom.isNew("two does not trust us"));
    now = now.plusSeconds(60);
    assertTrue(seldom.isNew("one does not trust us"));
    assertFalse(seldom.isNew("one does not trust us"));
  }

  @Test
  void of_many_strangers_the_oldest_is_forgotten() {
    for (int i = 0; i <= 100; i++) {
      assertTrue(seldom.isNew("stranger " + i));
    }
    assertTrue(seldom.isNew("stranger 0"));
    assertFalse(seldom.isNew("stranger 100"));
  }
}
