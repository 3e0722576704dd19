package org.millrace.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.Check.Finding;
import org.millrace.host.port.Check.Severity;

class ProgramCheckTest {
  private static List<Finding> look(String program, String path) {
    return new ProgramCheck(() -> Map.of("node", program), Map.of("PATH", path)).run();
  }

  @Test
  void a_program_that_is_there_is_named_with_its_place() {
    assertEquals(
        List.of(new Finding(Severity.OK, "node", "Its workers run on /bin/sh.", "")),
        look("sh", "/nowhere:/bin"));
  }

  @Test
  void one_that_is_not_there_is_named_with_where_it_was_looked_for_and_what_to_do() {
    assertEquals(
        List.of(
            new Finding(
                Severity.PROBLEM,
                "node",
                "Its workers run on 'no-such-node', which is not there; PATH is /nowhere:/bin.",
                Program.ADVICE)),
        look("no-such-node", "/nowhere:/bin"));
  }
}
