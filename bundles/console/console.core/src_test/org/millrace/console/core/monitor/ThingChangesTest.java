package org.millrace.console.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.millrace.management.Change;

final class ThingChangesTest {
  private final ThingChanges changes = new ThingChanges();

  @Test
  void only_the_thing_that_changed_has_to_be_read_again() {
    changes.restart(7);

    changes.note(new Change(8, "settings", "orders"));

    assertEquals(8, changes.newest("settings", "orders"));
    assertEquals(7, changes.newest("keys", "orders"));
    assertEquals(7, changes.newest("settings", "billing"));
  }

  @Test
  void after_a_lost_connection_everything_may_have_changed() {
    changes.note(new Change(8, "settings", "orders"));

    changes.restart(20);

    assertEquals(20, changes.newest("settings", "orders"));
  }
}
