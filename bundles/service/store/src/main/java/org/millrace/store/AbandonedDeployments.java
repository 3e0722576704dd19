package org.millrace.store;

import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.sql.Transaction;

/** Ends what an agent left behind that stopped in the middle of a deployment. */
final class AbandonedDeployments {
  private final UnitOfWork unit;
  private final Transaction transaction;

  AbandonedDeployments(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * To be called while the app's lock was free or had run out, so that nobody works on what still
   * seems to run. A deployment whose revision is active already is live; the others have failed.
   */
  void end(AppName app) {
    Optional<String> live = butLive(app);
    if (live.isPresent()) {
      unit.deployments().replaceLive(app);
      unit.deployments().setState(live.get(), DeploymentState.LIVE, "");
    }
    int failed =
        transaction.update(
            """
            UPDATE deployment
            SET state = 'FAILED', ended_us = ?,
                status_text = 'The agent that ran this deployment stopped before it ended.'
            WHERE app = ?
              AND state IN ('QUEUED', 'CHECKING', 'DISTRIBUTING', 'STARTING', 'SWITCHING')
            """,
            unit.now(),
            app);
    unit.revisions().failPending(app, "The agent that rolled it out stopped before it was live.");
    if (live.isPresent() || failed > 0) {
      unit.changed(ChangeKind.DEPLOYMENT, app.value());
    }
  }

  private Optional<String> butLive(AppName app) {
    return transaction.first(
        """
        SELECT d.id
        FROM deployment d
        JOIN app a ON a.name = d.app AND a.active_revision = d.revision
        WHERE d.app = ? AND d.state = 'SWITCHING'
        """,
        row -> row.text("id"),
        app);
  }
}
