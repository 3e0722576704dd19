package org.millrace.command;

import java.io.IOException;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;

/** Follows a deployment until it is live or has failed, and says how it went. */
final class Rollout {
  private Rollout() {}

  /**
   * @throws CommandFailure when it did not become live
   */
  static void follow(AgentCall call, ManagementClient client, Deployment taken) throws IOException {
    Deployment ended = awaitEnd(call, client, taken);
    if (ended.state() == Deployment.State.FAILED || ended.state() == Deployment.State.CANCELLED) {
      throw new CommandFailure(
          name(ended) + " " + Words.of(ended.state()) + ": " + Plain.oneLine(ended.statusText()));
    }
    if (!ended.statusText().isEmpty()) {
      call.tell(Plain.oneLine(ended.statusText()));
    }
    call.done(ended, name(ended) + " is live as revision " + ended.revision() + ".");
  }

  private static Deployment awaitEnd(AgentCall call, ManagementClient client, Deployment taken)
      throws IOException {
    Deployment now = taken;
    call.tell(progress(now));
    try (ChangeBell bell = ChangeBell.of(client)) {
      while (now.state().isRunning()) {
        bell.await(call.surroundings().pause());
        Deployment newer = client.deployment(taken.app(), taken.id());
        if (newer.state() != now.state() && newer.state().isRunning()) {
          call.tell(progress(newer));
        }
        now = newer;
      }
    }
    return now;
  }

  private static String progress(Deployment deployment) {
    return name(deployment) + ": " + Words.of(deployment.state()) + ".";
  }

  private static String name(Deployment deployment) {
    return "Deployment " + deployment.number() + " of " + deployment.app();
  }
}
