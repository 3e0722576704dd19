package org.millrace.command;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;

/** Follows a deployment until it is live or has failed, and says how it goes. */
final class Rollout {
  private final ManagementClient client;
  private final Duration pause;
  private final Consumer<String> progress;

  /**
   * @param pause how long to wait at most before asking again
   */
  Rollout(ManagementClient client, Duration pause, Consumer<String> progress) {
    this.client = client;
    this.pause = pause;
    this.progress = progress;
  }

  /** Waits for a deployment that a person ordered, and answers with it. */
  static void follow(AgentCall call, ManagementClient client, Deployment taken) throws IOException {
    Rollout rollout = new Rollout(client, call.surroundings().pause(), call::tell);
    Deployment live = rollout.awaitLive(taken);
    call.done(live, name(live) + " is live as revision " + live.revision() + ".");
  }

  /**
   * @throws CommandFailure when it did not become live
   */
  Deployment awaitLive(Deployment taken) throws IOException {
    Deployment ended = awaitEnd(taken);
    String status = Plain.oneLine(ended.statusText());
    if (ended.state() == Deployment.State.FAILED || ended.state() == Deployment.State.CANCELLED) {
      throw new CommandFailure(name(ended) + " " + Words.of(ended.state()) + ": " + status);
    }
    if (!status.isEmpty()) {
      progress.accept(status);
    }
    return ended;
  }

  private Deployment awaitEnd(Deployment taken) throws IOException {
    Deployment now = taken;
    tell(now);
    try (ChangeBell bell = ChangeBell.of(client)) {
      while (now.state().isRunning()) {
        bell.await(pause);
        Deployment newer = client.deployment(taken.app(), taken.id());
        if (newer.state() != now.state()) {
          tell(newer);
        }
        now = newer;
      }
    }
    return now;
  }

  private void tell(Deployment deployment) {
    if (deployment.state().isRunning()) {
      progress.accept(name(deployment) + ": " + Words.of(deployment.state()) + ".");
    }
  }

  private static String name(Deployment deployment) {
    return "Deployment " + deployment.number() + " of " + deployment.app();
  }
}
