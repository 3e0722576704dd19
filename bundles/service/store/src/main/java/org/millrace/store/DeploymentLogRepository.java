package org.millrace.store;

import java.util.List;
import org.millrace.store.sql.Transaction;

/** The logs of deployments; a line makes no change row. */
public final class DeploymentLogRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  DeploymentLogRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** Adds a line to the log; not fenced, since also the reason of a lost lock is worth a line. */
  public void append(String deploymentId, DeploymentLogRow.Severity severity, String message) {
    transaction.update(
        """
        INSERT INTO deployment_log (deployment_id, at_us, severity, message) VALUES (?, ?, ?, ?)
        """,
        deploymentId,
        unit.now(),
        severity,
        Texts.cut(message, 8_000));
  }

  /** The log's lines after {@code seq}, oldest first. */
  public List<DeploymentLogRow> lines(String deploymentId, long afterSeq) {
    return transaction.list(
        """
        SELECT seq, at_us, severity, message
        FROM deployment_log
        WHERE deployment_id = ? AND seq > ?
        ORDER BY seq
        """,
        row ->
            new DeploymentLogRow(
                row.number("seq"),
                row.instant("at_us"),
                row.word("severity", DeploymentLogRow.Severity.class),
                row.text("message")),
        deploymentId,
        afterSeq);
  }
}
