package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Deployment.State;
import org.millrace.publish.recorded.Fixtures;
import org.millrace.publish.recorded.Recorded;

/** Every recorded run of a real client, played against this endpoint over a socket. */
class RecordedExchangesTest {
  static final String REASON = "Function 'Hello' has an unknown trigger type.";
  private static final Set<String> WRONG_PASSWORD =
      Set.of(
          "inproc-zipdeploy-unauthorized",
          "inproc-zipdeploy-refused-early",
          "inproc-zipdeploy-nonascii-password",
          "action-unauthorized");
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  @TempDir static Path folder;
  private static TestCertificate certificate;

  @BeforeAll
  static void make_a_certificate() {
    certificate = TestCertificate.make(folder, "recorded");
  }

  @AfterAll
  static void print_the_count() {
    System.out.println(
        "recorded exchanges: " + RUNS + " runs replayed, " + REQUESTS + " recorded requests");
  }

  @TestFactory
  Stream<DynamicTest> each_recorded_client_comes_to_the_right_conclusion() throws IOException {
    Path fixtures = Fixtures.publish();
    List<Path> files;
    try (Stream<Path> all = Files.list(fixtures.resolve("exchanges"))) {
      files = all.sorted().toList();
    }
    Set<String> recorded =
        files.stream()
            .map(file -> file.getFileName().toString().replace(".json", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(recorded, new TreeSet<>(ExpectedRun.ALL.keySet()));
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(fixtures, file)));
  }

  private static void replay(Path fixtures, Path file) throws IOException {
    Recorded run = Recorded.read(fixtures, file);
    ExpectedRun expected = ExpectedRun.ALL.get(run.name());
    PublishTls tls = new PublishTls(certificate::context);
    try (Lab lab = Lab.secure(folder.resolve(run.name()), tls);
        Replay replay = new Replay(lab, expected, run, certificate.trusting())) {
      script(lab.agent, expected, run);
      replay.play();

      List<byte[]> packages = lab.agent.packages();
      assertEquals(expected.end() == ExpectedRun.End.NONE ? 0 : 1, packages.size());
      for (byte[] arrived : packages) {
        assertEquals(Recorded.sha256(run.zip(fixtures)), Recorded.sha256(arrived));
      }
      assertEquals(List.of(), lab.agent.faults());
      assertEquals(0, lab.uploadsLeft());
    }
    RUNS.incrementAndGet();
    REQUESTS.addAndGet(run.requests().size());
  }

  /** Makes the agent report what the case is about. */
  private static void script(ScriptedAgent agent, ExpectedRun expected, Recorded run)
      throws IOException {
    if (WRONG_PASSWORD.contains(run.name())) {
      agent.app("orders", "AnotherPassw0rd");
    }
    if (run.name().equals("curl-poll")) {
      agent.deploying("orders");
    }
    agent.failingWith(REASON);
    switch (expected.end()) {
      case LIVE -> agent.states(State.QUEUED, State.DISTRIBUTING, State.STARTING, State.LIVE);
      case FAILED -> agent.states(State.QUEUED, State.CHECKING, State.FAILED);
      case NONE -> agent.states();
    }
    for (int status : expected.answers()) {
      boolean ofTheAgent =
          status == 409 || (status == 400 && expected.end() == ExpectedRun.End.NONE);
      if (ofTheAgent) {
        agent.refusing(status, "The agent takes no package now.");
      }
    }
    for (JsonNode settings : run.firstSettings()) {
      settings.properties().forEach(one -> agent.setting(one.getKey(), one.getValue().asText()));
    }
  }
}
