package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose apps run in Linux containers of a real engine on this machine. */
@Tag("container")
class ContainerTest {
  private static LiveEngine engine;

  @TempDir Path folder;
  private Path data;
  private LiveAgent agent;

  @BeforeAll
  static void need_an_engine() throws IOException {
    engine = LiveEngine.require();
  }

  @BeforeEach
  void start() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    agent = startAgent();
  }

  @AfterEach
  void stop() throws Exception {
    if (agent != null) {
      agent.close();
      assertEquals(List.of(), workers());
    }
  }

  private LiveAgent startAgent() throws Exception {
    return LiveAgent.start(data, "ISOLATION=docker", "DOCKER_HOST=" + engine.address());
  }

  /** A process in a container is a process of the machine too, and shows what it has mounted. */
  private List<ProcessHandle> workers() {
    return ProcessHandle.allProcesses().filter(this::isWorker).toList();
  }

  private boolean isWorker(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/mountinfo"))
          .contains(data.resolve("slots").toString());
    } catch (IOException ended) {
      return false;
    }
  }

  private String hello() throws Exception {
    return agent.get(agent.url("hello") + "/api/hello?name=Ada").body().strip();
  }

  @Test
  void an_app_answers_from_a_container_and_its_settings_say_what_it_may() throws Exception {
    agent.ask("deploy", "hello", House.sample("hello").toString(), "--create");

    assertTrue(agent.ask("doctor").toString().contains(" answers at " + engine.address()));
    assertTrue(hello().startsWith("Hello, Ada"));
    assertTrue(!workers().isEmpty(), "the worker lives elsewhere");

    agent.ask("settings", "set", "hello", "MILLRACE_EGRESS=none", "MILLRACE_MEMORY=256M");
    assertTrue(hello().startsWith("Hello, Ada"));

    LiveAgent.Said refused = agent.say("settings", "set", "hello", "MILLRACE_MEMORY=some");
    assertEquals(1, refused.exit(), refused.toString());
    assertTrue(refused.err().contains("The app setting MILLRACE_MEMORY is 'some'."), refused.err());
    assertTrue(hello().startsWith("Hello, Ada"));
  }

  @Test
  void an_agent_that_was_killed_finds_nothing_of_its_earlier_life_in_its_way() throws Exception {
    agent.ask("deploy", "hello", House.sample("hello").toString(), "--create");
    List<ProcessHandle> earlier = workers();
    assertTrue(!earlier.isEmpty(), "the worker lives elsewhere");
    agent.kill();

    Files.deleteIfExists(data.resolve("run/control.sock"));
    agent = startAgent();
    agent.await("the app to answer", this::answers);

    assertTrue(earlier.stream().noneMatch(ProcessHandle::isAlive), "a worker outlived its agent");
  }

  private boolean answers() {
    try {
      return hello().startsWith("Hello, Ada");
    } catch (Exception notYet) {
      return false;
    }
  }
}
