package org.millrace.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Check.Finding;
import org.millrace.host.port.Check.Severity;
import org.millrace.sandbox.Sandboxes.Choice;
import org.millrace.sandbox.Sandboxes.Isolation;

class SandboxesTest {
  @TempDir Path home;

  private Choice choose(Isolation isolation, String dockerHost) throws IOException {
    return Sandboxes.choose(
        isolation, Optional.of(dockerHost), Optional.empty(), "agent", home.resolve("slots"));
  }

  private String nobody() {
    return "unix://" + home.resolve("nobody.sock");
  }

  @Test
  void without_an_engine_workers_run_as_processes_and_doctor_warns() throws Exception {
    try (Choice choice = choose(Isolation.AUTO, nobody())) {
      assertEquals("process", choice.sandbox().kind());
      Finding finding = choice.check().run().getFirst();
      assertEquals(Severity.WARNING, finding.severity());
      assertTrue(finding.finding().startsWith("No container engine answers at " + nobody()));
    }
  }

  @Test
  void who_wants_containers_and_has_no_engine_is_told_what_to_do() {
    IOException failure = assertThrows(IOException.class, () -> choose(Isolation.DOCKER, nobody()));

    assertTrue(
        failure
            .getMessage()
            .endsWith(
                "ISOLATION is docker: start the engine, set DOCKER_HOST to where it answers, or set"
                    + " ISOLATION to process."),
        failure.getMessage());
  }

  @Test
  void an_address_that_is_none_is_no_engine() throws Exception {
    try (Choice choice = choose(Isolation.AUTO, "somewhere")) {
      assertEquals("process", choice.sandbox().kind());
    }
  }

  @Test
  @Tag("container")
  void an_engine_that_answers_is_taken_unless_processes_are_wanted() throws Exception {
    TestEngine.require().close();
    try (Choice auto = choose(Isolation.AUTO, TestEngine.address());
        Choice docker = choose(Isolation.DOCKER, TestEngine.address());
        Choice process = choose(Isolation.PROCESS, TestEngine.address())) {
      assertEquals("docker", auto.sandbox().kind());
      assertEquals("docker", docker.sandbox().kind());
      assertEquals("process", process.sandbox().kind());
      assertEquals(Severity.OK, auto.check().run().getFirst().severity());
    }
  }
}
