package org.millrace.publish;

import org.millrace.model.AppName;

/** What became of a {@link PublishAttempt}. */
public sealed interface PublishOutcome {

  /** A package was handed to the installation; what becomes of it is told by the deployment. */
  record Accepted(String installation, AppName app, String deployment, long bytes)
      implements PublishOutcome {}

  /** The client was turned down with this sentence. */
  record Refused(int status, String reason) implements PublishOutcome {}

  /** A question was answered. */
  record Answered(int status) implements PublishOutcome {}

  /** The client went away or fell silent after so many bytes; nothing was deployed. */
  record BrokenOff(long bytes) implements PublishOutcome {}
}
