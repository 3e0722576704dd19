package org.millrace.console.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;

final class FailureReportTest {
  private static List<String> lines(IStatus why) {
    return new FailureReport(
            Instant.parse("2026-11-24T12:00:00Z"), "0.1.0", "Restarting orders", "pc-14:7070", why)
        .text()
        .lines()
        .toList();
  }

  @Test
  void it_says_when_what_where_and_why() {
    assertEquals(
        List.of(
            "2026-11-24T12:00:00Z  Millrace 0.1.0",
            "Restarting orders  (pc-14:7070)",
            "bob is deploying."),
        lines(Status.error("bob is deploying.")));
  }

  @Test
  void what_lies_below_is_there_for_those_who_read_a_stack() {
    List<String> lines = lines(Status.error("It broke.", new IOException("connection reset")));

    assertEquals("java.io.IOException: connection reset", lines.get(3));
    assertTrue(lines.get(4).contains("FailureReportTest"), lines.get(4));
  }
}
