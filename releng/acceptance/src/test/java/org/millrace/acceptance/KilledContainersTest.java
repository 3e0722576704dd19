package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Failpoint;

/** Agents that are killed while containers of theirs exist. */
@Tag("container")
class KilledContainersTest {
  /** The new version has a container, while the old one answers from another. */
  private static final List<Failpoint> DEPLOYING =
      List.of(Failpoint.WORKER_STARTED, Failpoint.REVISION_SERVING);

  private static final Failpoint CALLED = Failpoint.INVOCATION_SENT;

  @TempDir Path folder;
  private LiveEngine engine;
  private TrappedAgent trapped;
  private final List<String> earlier = new ArrayList<>();

  @Test
  void no_container_network_or_folder_outlives_the_next_start() throws Exception {
    engine = LiveEngine.require();
    trapped = new TrappedAgent(folder, "ISOLATION=docker", "DOCKER_HOST=" + engine.address());
    for (Failpoint point : DEPLOYING) {
      trapped.cutOffDeployment(point);
      noteWhatIsLeft(point);
    }
    trapped.cutOffInvocation(CALLED);
    noteWhatIsLeft(CALLED);

    JsonNode last;
    try (LiveAgent agent = trapped.startAgain()) {
      assertAnswer(agent, Failpoint.WORKER_STARTED, "one");
      assertAnswer(agent, Failpoint.REVISION_SERVING, "two");
      assertAnswer(agent, CALLED, "one");
      agent.await("one container an app", () -> containers().size() == DEPLOYING.size() + 1);
      assertTrue(ids().stream().noneMatch(earlier::contains), ids() + " of " + earlier);
      last = containers().getFirst();
      assertEquals(DEPLOYING.size() + 1, engine.networks(last).size());
      assertEquals(0, agent.stop(), agent.log());
    }
    assertEquals(List.of(), containers());
    assertEquals(List.of(), engine.networks(last));
    trapped.assertNothingIsLeft();
  }

  private List<JsonNode> containers() throws IOException, InterruptedException {
    return engine.containers(trapped.data());
  }

  private List<String> ids() throws IOException, InterruptedException {
    return containers().stream().map(container -> container.get("Id").asText()).toList();
  }

  /** A kill leaves containers, or the test would prove nothing. */
  private void noteWhatIsLeft(Failpoint point) throws IOException, InterruptedException {
    List<String> ids = ids();
    assertFalse(ids.isEmpty(), "no container was there at " + point);
    earlier.addAll(ids);
  }

  private static void assertAnswer(LiveAgent agent, Failpoint point, String answer)
      throws IOException, InterruptedException {
    String url = agent.url(TrappedAgent.app(point)) + "/api/say";
    assertEquals(answer, agent.get(url).body(), point.name());
  }
}
