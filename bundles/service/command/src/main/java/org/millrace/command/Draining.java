package org.millrace.command;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.millrace.management.Agent;
import org.millrace.management.ManagementClient;

/** Follows an agent that hands over its apps until it has none, and says how many are left. */
final class Draining {
  private final ManagementClient client;
  private final Duration pause;
  private final Consumer<String> progress;

  /**
   * @param pause how long to wait at most before asking again
   */
  Draining(ManagementClient client, Duration pause, Consumer<String> progress) {
    this.client = client;
    this.pause = pause;
    this.progress = progress;
  }

  /**
   * @throws CommandFailure when it will not be drained any more
   */
  Agent awaitEnd(Agent asked) throws IOException {
    Agent now = asked;
    tell(now);
    try (ChangeBell bell = ChangeBell.of(client)) {
      while (now.state() == Agent.State.DRAINING) {
        bell.await(pause);
        Agent newer = find(asked.name());
        if (newer.apps() != now.apps()) {
          tell(newer);
        }
        now = newer;
      }
    }
    if (now.state() != Agent.State.DRAINED) {
      throw new CommandFailure(now.name() + " is " + Words.of(now.state()) + " and not drained.");
    }
    return now;
  }

  private Agent find(String name) throws IOException {
    return client.agents().stream()
        .filter(agent -> agent.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandFailure(name + " was removed while it was drained."));
  }

  private void tell(Agent agent) {
    if (agent.state() == Agent.State.DRAINING) {
      progress.accept(
          agent.name()
              + " still serves "
              + agent.apps()
              + (agent.apps() == 1 ? " app." : " apps."));
    }
  }
}
