package org.millrace.server.management;

import org.millrace.management.Deployment;
import org.millrace.store.DeploymentLogRow;
import org.millrace.store.DeploymentRow;

/** Deployments in the words of the management API. */
final class DeploymentAnswers {
  private DeploymentAnswers() {}

  static Deployment of(DeploymentRow row) {
    return new Deployment(
        row.id(),
        row.number(),
        row.app(),
        Deployment.State.valueOf(row.state().name()),
        row.statusText(),
        row.author(),
        row.client(),
        row.message(),
        row.received(),
        row.ended(),
        row.packageBytes(),
        row.packageSha(),
        row.revision(),
        row.packageKept());
  }

  static Deployment.LogEntry of(DeploymentLogRow line) {
    return new Deployment.LogEntry(
        line.time(), Deployment.LogEntry.Level.valueOf(line.severity().name()), line.message());
  }
}
