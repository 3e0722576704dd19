package org.millrace.store;

import java.time.Instant;

/** Whether a deployment could be started. */
public sealed interface DeploymentStart {

  record Started(DeploymentRow deployment, DeploymentLock lock) implements DeploymentStart {}

  /** Another deployment of the app runs: who, with what, since when. */
  record Busy(String deploymentId, String author, String client, Instant since)
      implements DeploymentStart {}

  /** There is no such app. */
  record NoApp() implements DeploymentStart {}
}
