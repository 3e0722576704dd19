package org.millrace.store;

import java.sql.SQLException;
import java.util.List;
import org.millrace.model.AppName;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** What the agents report of the revisions they run. */
public final class HostingRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  HostingRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /** Writes an agent's report; {@code changed} is now. */
  public void report(HostingRow hosting) {
    boolean known =
        transaction.update(
                """
                UPDATE hosting SET state = ?, detail = ?, functions = ?, changed_us = ?
                WHERE app = ? AND agent = ? AND revision = ?
                """,
                hosting.state(),
                hosting.detail(),
                hosting.functions(),
                unit.now(),
                hosting.app(),
                hosting.agent(),
                hosting.revision())
            == 1;
    if (!known) {
      insert(hosting);
    }
    unit.changed(ChangeKind.HOSTING, hosting.app().value());
  }

  private void insert(HostingRow hosting) {
    transaction.update(
        """
        INSERT INTO hosting (app, agent, revision, state, detail, functions, changed_us)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        hosting.app(),
        hosting.agent(),
        hosting.revision(),
        hosting.state(),
        hosting.detail(),
        hosting.functions(),
        unit.now());
  }

  /** Says that the agent does not run the revision any more. */
  public void remove(AppName app, String agent, int revision) {
    int rows =
        transaction.update(
            """
            DELETE FROM hosting WHERE app = ? AND agent = ? AND revision = ?
            """,
            app,
            agent,
            revision);
    if (rows == 1) {
      unit.changed(ChangeKind.HOSTING, app.value());
    }
  }

  /** Says that the agent runs nothing: at its start and at its stop. */
  public void removeAgent(String agent) {
    for (HostingRow hosting : onAgent(agent)) {
      remove(hosting.app(), agent, hosting.revision());
    }
  }

  public List<HostingRow> of(AppName app) {
    return transaction.list(
        """
        SELECT app, agent, revision, state, detail, functions, changed_us
        FROM hosting
        WHERE app = ?
        ORDER BY agent, revision
        """,
        HostingRepository::read,
        app);
  }

  public List<HostingRow> onAgent(String agent) {
    return transaction.list(
        """
        SELECT app, agent, revision, state, detail, functions, changed_us
        FROM hosting
        WHERE agent = ?
        ORDER BY app, revision
        """,
        HostingRepository::read,
        agent);
  }

  public List<HostingRow> all() {
    return transaction.list(
        """
        SELECT app, agent, revision, state, detail, functions, changed_us
        FROM hosting
        ORDER BY app, agent, revision
        """,
        HostingRepository::read);
  }

  private static HostingRow read(Row row) throws SQLException {
    return new HostingRow(
        row.app("app"),
        row.text("agent"),
        row.integer("revision"),
        row.word("state", HostingRow.State.class),
        row.text("detail"),
        row.text("functions"),
        row.instant("changed_us"));
  }
}
