package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/**
 * One lock row an app: claimed by an update whose count decides, fenced by a token that counts up.
 */
final class DeploymentLocks {
  private final UnitOfWork unit;
  private final Transaction transaction;

  DeploymentLocks(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  record Holder(String deploymentId, String author, String client, Instant since, long token) {}

  void create(AppName app) {
    transaction.update(
        """
        INSERT INTO deployment_lock
          (app, deployment_id, author, client, since_us, until_us, token)
        VALUES (?, '', '', '', 0, 0, 0)
        """,
        app);
  }

  /** Takes the lock when it is free or its holder was silent for too long. */
  Optional<DeploymentLock> claim(NewDeployment wanted, String id, AgentRun by, Duration length) {
    Instant until = unit.now().plus(length);
    boolean taken =
        transaction.update(
                """
                UPDATE deployment_lock
                SET deployment_id = ?, author = ?, client = ?, owner = ?, since_us = ?,
                    until_us = ?, token = token + 1
                WHERE app = ? AND (deployment_id = '' OR until_us < ?)
                """,
                id,
                wanted.author(),
                wanted.client(),
                by.owner(),
                unit.now(),
                until,
                wanted.app(),
                unit.now())
            == 1;
    return taken
        ? holder(wanted.app()).map(mine -> new DeploymentLock(wanted.app(), id, mine.token()))
        : Optional.empty();
  }

  Optional<Holder> holder(AppName app) {
    return transaction.first(
        """
        SELECT deployment_id, author, client, since_us, token FROM deployment_lock WHERE app = ?
        """,
        DeploymentLocks::read,
        app);
  }

  /** Holds the row until commit, when the lock still is what it was. */
  boolean hold(DeploymentLock lock) {
    return transaction.update(
            """
            UPDATE deployment_lock SET token = token
            WHERE app = ? AND deployment_id = ? AND token = ?
            """,
            lock.app(),
            lock.deploymentId(),
            lock.token())
        == 1;
  }

  /** Makes the lock last longer, when it still is what it was. */
  boolean renew(DeploymentLock lock, Instant until) {
    return transaction.update(
            """
            UPDATE deployment_lock SET until_us = ?
            WHERE app = ? AND deployment_id = ? AND token = ?
            """,
            until,
            lock.app(),
            lock.deploymentId(),
            lock.token())
        == 1;
  }

  /** Takes the holder for silent, whatever it promised. */
  void lapse(AgentRun ended) {
    transaction.update(
        """
        UPDATE deployment_lock SET until_us = 0 WHERE deployment_id <> '' AND owner = ?
        """,
        ended.owner());
  }

  /** Apps whose lock is held by somebody who was silent for too long. */
  List<AppName> lapsed() {
    return transaction.list(
        """
        SELECT app FROM deployment_lock WHERE deployment_id <> '' AND until_us < ?
        """,
        row -> row.app("app"),
        unit.now());
  }

  /** Frees a lapsed lock; its holder's fence is worth nothing from now on. */
  boolean breakLapsed(AppName app) {
    return transaction.update(
            """
            UPDATE deployment_lock SET deployment_id = '', until_us = 0, token = token + 1
            WHERE app = ? AND deployment_id <> '' AND until_us < ?
            """,
            app,
            unit.now())
        == 1;
  }

  /** Holds the row until commit, when the deployment holds the lock. */
  boolean hold(AppName app, String deploymentId) {
    return transaction.update(
            """
            UPDATE deployment_lock SET token = token WHERE app = ? AND deployment_id = ?
            """,
            app,
            deploymentId)
        == 1;
  }

  /** Frees the lock whoever holds it; the holder's fence is worth nothing from now on. */
  void breakHeld(AppName app) {
    transaction.update(
        """
        UPDATE deployment_lock SET deployment_id = '', until_us = 0, token = token + 1 WHERE app = ?
        """,
        app);
  }

  boolean release(DeploymentLock lock) {
    return transaction.update(
            """
            UPDATE deployment_lock SET deployment_id = '', until_us = 0
            WHERE app = ? AND deployment_id = ? AND token = ?
            """,
            lock.app(),
            lock.deploymentId(),
            lock.token())
        == 1;
  }

  private static Holder read(Row row) throws SQLException {
    return new Holder(
        row.text("deployment_id"),
        row.text("author"),
        row.text("client"),
        row.instant("since_us"),
        row.number("token"));
  }
}
