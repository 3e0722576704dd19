package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.millrace.host.port.Failpoint;

/** An agent that is killed in some state, and started again on what it left. */
final class TrappedAgent {
  private final Path folder;
  private final Path data;
  private final Path jar;
  private final Path set;
  private final List<String> settings;

  /**
   * @param settings of each of its lives
   */
  TrappedAgent(Path folder, String... settings) throws IOException {
    this.folder = folder;
    this.data = Files.createDirectory(folder.resolve("data"));
    this.jar = KillTrap.jar(folder.resolve("trap.jar"));
    this.set = folder.resolve("set");
    this.settings = Arrays.asList(settings);
  }

  Path data() {
    return data;
  }

  LiveAgent start(Failpoint point) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(settings);
    all.add(KillTrap.setting(jar, point, set));
    return LiveAgent.start(data, all.toArray(String[]::new));
  }

  LiveAgent startAgain() throws IOException, InterruptedException {
    return LiveAgent.start(data, settings.toArray(String[]::new));
  }

  /** From now on it dies when it reaches the state. */
  void set() throws IOException {
    Files.createFile(set);
  }

  void awaitDeath(LiveAgent agent) throws IOException, InterruptedException {
    agent.awaitEnd();
    Files.delete(set);
  }

  /** The app of a test that is about one state. */
  static String app(Failpoint point) {
    return point.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Has version one of an app live, and dies while version two is deployed. */
  void cutOffDeployment(Failpoint point) throws IOException, InterruptedException {
    try (LiveAgent agent = start(point)) {
      agent.deploy(app(point), version("one"));
      set();
      LiveAgent.Said cut = agent.say("deploy", app(point), version("two").toString());
      assertNotEquals(0, cut.exit(), cut.toString());
      awaitDeath(agent);
    }
  }

  /** Has version one of an app live, and dies while it is called. */
  void cutOffInvocation(Failpoint point) throws IOException, InterruptedException {
    try (LiveAgent agent = start(point)) {
      agent.deploy(app(point), version("one"));
      String url = agent.url(app(point)) + "/api/say";
      set();
      assertThrows(IOException.class, () -> agent.get(url));
      awaitDeath(agent);
    }
  }

  /** An app's package that answers so. */
  Path version(String answer) throws IOException {
    return House.answering(folder, answer);
  }

  void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), Leftovers.processes(data));
    assertEquals(List.of(), Leftovers.files(data));
  }
}
