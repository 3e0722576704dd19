package org.millrace.console.core.edit;

import java.util.Optional;
import org.millrace.management.Deployment;

/** What became of files that were to be deployed. */
public sealed interface SaveOutcome {
  /** They are live. */
  record Live(Deployment deployment) implements SaveOutcome {
    public LiveVersion version() {
      return LiveVersion.of(deployment);
    }
  }

  /**
   * The deployment failed or was refused; what was live still is.
   *
   * @param sentence the agent's own
   */
  record Failed(String sentence) implements SaveOutcome {}

  /**
   * Somebody else was faster; nothing was sent.
   *
   * @param live the version of now
   * @param theirs the deployment that made it, if the agent still knows it
   */
  record Conflict(LiveVersion live, Optional<Deployment> theirs) implements SaveOutcome {}

  /** No agent could be asked; nothing was sent, or the agents go on by themselves. */
  record Offline(String sentence) implements SaveOutcome {}
}
