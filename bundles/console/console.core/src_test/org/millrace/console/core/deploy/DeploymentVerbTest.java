package org.millrace.console.core.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.management.Deployment;
import org.millrace.management.Deployment.State;
import org.millrace.model.AppName;

final class DeploymentVerbTest {
  private static Deployment deployment(State state, String sha, boolean kept) {
    return new Deployment(
        "d3",
        3,
        new AppName("orders"),
        state,
        "",
        "anna",
        "console",
        "",
        Instant.EPOCH,
        state.isRunning() ? Optional.empty() : Optional.of(Instant.EPOCH),
        1000,
        sha,
        1,
        kept);
  }

  private static String whyNot(DeploymentVerb verb, State state) {
    return verb.whyNot(deployment(state, "abc", true));
  }

  @Test
  void only_what_has_ended_can_be_rolled_back_to() {
    assertEquals("", whyNot(DeploymentVerb.ROLL_BACK, State.REPLACED));
    assertEquals(
        "Dep 3 has not ended yet.", whyNot(DeploymentVerb.ROLL_BACK, State.DISTRIBUTING));
    assertEquals(
        "The package of dep 3 is not kept any more.",
        DeploymentVerb.ROLL_BACK.whyNot(deployment(State.REPLACED, "abc", false)));
  }

  @Test
  void only_what_failed_or_was_cancelled_is_deployed_again() {
    assertEquals("", whyNot(DeploymentVerb.DEPLOY_AGAIN, State.FAILED));
    assertEquals("", whyNot(DeploymentVerb.DEPLOY_AGAIN, State.CANCELLED));
    assertEquals("Dep 3 has not failed.", whyNot(DeploymentVerb.DEPLOY_AGAIN, State.LIVE));
    assertEquals(
        "The package of dep 3 never arrived.",
        DeploymentVerb.DEPLOY_AGAIN.whyNot(deployment(State.FAILED, "", false)));
  }

  @Test
  void what_switches_or_has_ended_is_not_cancelled() {
    assertEquals("", whyNot(DeploymentVerb.CANCEL, State.STARTING));
    assertEquals(
        "Dep 3 is already switching. Roll back instead.",
        whyNot(DeploymentVerb.CANCEL, State.SWITCHING));
    assertEquals("Dep 3 has ended.", whyNot(DeploymentVerb.CANCEL, State.LIVE));
  }
}
