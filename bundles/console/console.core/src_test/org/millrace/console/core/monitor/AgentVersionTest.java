package org.millrace.console.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.management.Installation;

final class AgentVersionTest {
  private static Link link(String version) {
    return AgentVersion.link(
        new Installation("test", Installation.Kind.TEST, true, "pc-14", version, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1.0", "0.1.0-SNAPSHOT", "0.1", "0.2.7", "1.0.0", "trial", ""})
  void an_agent_of_our_age_or_younger_or_of_none_takes_orders(String version) {
    assertTrue(link(version).takesOrders());
  }

  @Test
  void an_older_one_can_be_looked_at() {
    Link.ReadOnly old = (Link.ReadOnly) link("0.0.9");

    assertTrue(old.isConnected());
    assertEquals(
        "Agent pc-14 has version 0.0.9, this console 0.1. You can look at everything;"
            + " changing needs an agent of 0.1 or newer.",
        old.reason());
  }

  @Test
  void only_major_and_minor_count() {
    assertEquals(Optional.of(new AgentVersion(12, 30)), AgentVersion.parse("12.30.4-rc1"));
    assertEquals(Optional.empty(), AgentVersion.parse("12"));
  }
}
