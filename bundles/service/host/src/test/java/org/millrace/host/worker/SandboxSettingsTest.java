package org.millrace.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.host.port.Sandbox.Egress;
import org.millrace.host.port.Sandbox.Limits;

class SandboxSettingsTest {
  private static SandboxSettings read(Map<String, String> settings) {
    return SandboxSettings.read(settings, Limits.NONE);
  }

  @Test
  void an_app_that_says_nothing_may_call_out_and_has_the_limits_of_its_agent() {
    Limits ofAgent = new Limits(1, 2, 3);

    assertEquals(
        new SandboxSettings(ofAgent, Egress.OPEN), SandboxSettings.read(Map.of(), ofAgent));
  }

  @Test
  void each_limit_is_a_setting() {
    assertEquals(
        new SandboxSettings(new Limits(512L << 20, 0.5, 64), Egress.NONE),
        read(
            Map.of(
                "MILLRACE_MEMORY", "512M",
                "MILLRACE_CPUS", "0.5",
                "MILLRACE_PROCESSES", "64",
                "MILLRACE_EGRESS", "None")));
    assertEquals(2L << 30, read(Map.of("MILLRACE_MEMORY", "2g")).limits().memoryBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "MILLRACE_EGRESS, closed",
    "MILLRACE_EGRESS, ''",
    "MILLRACE_MEMORY, 512",
    "MILLRACE_MEMORY, 0M",
    "MILLRACE_CPUS, NaN",
    "MILLRACE_CPUS, 0",
    "MILLRACE_PROCESSES, many",
    "MILLRACE_PROCESSES, -1"
  })
  void what_cannot_be_understood_is_named(String name, String value) {
    String sentence =
        assertThrows(IllegalArgumentException.class, () -> read(Map.of(name, value))).getMessage();

    assertTrue(
        sentence.startsWith("The app setting " + name + " is '" + value + "'. Write "), sentence);
  }
}
