package org.millrace.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.millrace.store.sql.Row;
import org.millrace.store.sql.Transaction;

/** The agents of the installation and when they were last heard of. */
public final class AgentRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  AgentRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  /**
   * Writes an agent's description, {@code started} and {@code heard} being now; one that is known
   * keeps its state, so that who was drained stays so. False when another run of that name was
   * heard of less than {@code silence} ago: two agents have one name.
   */
  public boolean register(AgentRow agent, Duration silence) {
    boolean known =
        transaction.update(
                """
                UPDATE agent
                SET run_id = ?, version = ?, system_name = ?, isolation = ?, stacks = ?,
                    labels = ?, functions_url = ?, started_us = ?, heard_us = ?
                WHERE name = ? AND (run_id = ? OR heard_us < ?)
                """,
                agent.runId(),
                agent.version(),
                agent.system(),
                agent.isolation(),
                Json.ofTexts(agent.stacks()),
                Json.ofMap(agent.labels()),
                agent.functionsUrl(),
                unit.now(),
                unit.now(),
                agent.name(),
                agent.runId(),
                unit.now().minus(silence))
            == 1;
    boolean done = known || insert(agent);
    if (done) {
      unit.changed(ChangeKind.AGENT, agent.name());
    }
    return done;
  }

  private boolean insert(AgentRow agent) {
    return transaction.insertUnlessThere(
        """
        INSERT INTO agent
          (name, run_id, state, version, system_name, isolation, stacks, labels, functions_url,
           started_us, heard_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        agent.name(),
        agent.runId(),
        agent.state(),
        agent.version(),
        agent.system(),
        agent.isolation(),
        Json.ofTexts(agent.stacks()),
        Json.ofMap(agent.labels()),
        agent.functionsUrl(),
        unit.now(),
        unit.now());
  }

  /** Says that the agent lives; makes no change row. False when another run has its name now. */
  public boolean heartbeat(AgentRun run) {
    return transaction.update(
            """
            UPDATE agent SET heard_us = ? WHERE name = ? AND run_id = ?
            """,
            unit.now(),
            run.agent(),
            run.id())
        == 1;
  }

  /** False when there is no such agent. */
  public boolean setState(String name, AgentRow.State state) {
    boolean there =
        transaction.update(
                """
                UPDATE agent SET state = ? WHERE name = ?
                """,
                state,
                name)
            == 1;
    if (there) {
      unit.changed(ChangeKind.AGENT, name);
    }
    return there;
  }

  /** Says that an agent that was to hand over its apps has done so. */
  public void drained(String name) {
    int rows =
        transaction.update(
            """
            UPDATE agent SET state = ? WHERE name = ? AND state = ?
            """,
            AgentRow.State.DRAINED,
            name,
            AgentRow.State.DRAINING);
    if (rows == 1) {
      unit.changed(ChangeKind.AGENT, name);
    }
  }

  /** Says that a run has ended, so that its name is free at once. False when it is not known. */
  public boolean leave(AgentRun ended) {
    int rows =
        transaction.update(
            """
            UPDATE agent SET heard_us = 0 WHERE name = ? AND run_id = ?
            """,
            ended.agent(),
            ended.id());
    if (rows == 1) {
      unit.changed(ChangeKind.AGENT, ended.agent());
    }
    return rows == 1;
  }

  /** Forgets an agent and what it reported. False when there is no such agent. */
  public boolean remove(String name) {
    unit.hostings().removeAgent(name);
    boolean there =
        transaction.update(
                """
                DELETE FROM agent WHERE name = ?
                """,
                name)
            == 1;
    if (there) {
      unit.changed(ChangeKind.AGENT, name);
    }
    return there;
  }

  public Optional<AgentRow> find(String name) {
    return transaction.first(
        """
        SELECT name, run_id, state, version, system_name, isolation, stacks, labels, functions_url,
               started_us, heard_us
        FROM agent
        WHERE name = ?
        """,
        AgentRepository::read,
        name);
  }

  /** By name. */
  public List<AgentRow> all() {
    return transaction.list(
        """
        SELECT name, run_id, state, version, system_name, isolation, stacks, labels, functions_url,
               started_us, heard_us
        FROM agent
        ORDER BY name
        """,
        AgentRepository::read);
  }

  private static AgentRow read(Row row) throws SQLException {
    return new AgentRow(
        row.text("name"),
        row.text("run_id"),
        row.word("state", AgentRow.State.class),
        row.text("version"),
        row.text("system_name"),
        row.text("isolation"),
        Json.toList(row.text("stacks")),
        Json.toMap(row.text("labels")),
        row.text("functions_url"),
        row.instant("started_us"),
        row.instant("heard_us"));
  }
}
