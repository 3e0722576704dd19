package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** Reads deployments; whether the package is still kept is joined in. */
final class DeploymentQueries {
  private final Transaction transaction;

  DeploymentQueries(Transaction transaction) {
    this.transaction = transaction;
  }

  Optional<DeploymentRow> find(String id) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.id = ?
        """,
        DeploymentQueries::read,
        id);
  }

  Optional<DeploymentRow> find(AppName app, int number) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ? AND d.number = ?
        """,
        DeploymentQueries::read,
        app,
        number);
  }

  List<DeploymentRow> newest(AppName app, int limit) {
    return transaction.list(
        """
        SELECT TOP (?) d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ?
        ORDER BY d.number DESC
        """,
        DeploymentQueries::read,
        limit,
        app);
  }

  List<DeploymentRow> newest(int limit) {
    return transaction.list(
        """
        SELECT TOP (?) d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        ORDER BY CASE WHEN d.ended_us IS NULL THEN 0 ELSE 1 END, d.received_us DESC, d.id
        """,
        DeploymentQueries::read,
        limit);
  }

  Optional<DeploymentRow> live(AppName app) {
    return transaction.first(
        """
        SELECT d.id, d.app, d.number, d.state, d.status_text, d.author, d.client, d.message,
               d.received_us, d.ended_us, d.package_sha, d.package_bytes, d.revision,
               p.sha256 AS kept
        FROM deployment d
        LEFT JOIN package p ON p.sha256 = d.package_sha
        WHERE d.app = ? AND d.state = 'LIVE'
        """,
        DeploymentQueries::read,
        app);
  }

  private static DeploymentRow read(Row row) throws SQLException {
    return new DeploymentRow(
        row.text("id"),
        row.app("app"),
        row.integer("number"),
        row.word("state", DeploymentState.class),
        row.text("status_text"),
        row.text("author"),
        row.text("client"),
        row.text("message"),
        row.instant("received_us"),
        row.optionalInstant("ended_us"),
        row.text("package_sha"),
        row.number("package_bytes"),
        row.integer("revision"),
        row.text("kept") != null);
  }
}
