package org.millrace.server.management;

import java.util.List;
import java.util.Optional;
import org.millrace.cluster.Membership;
import org.millrace.management.Agent;
import org.millrace.store.AgentRow;
import org.millrace.store.HostingRow;
import org.millrace.store.UnitOfWork;

/** Agents in the words of the management API. */
final class AgentAnswers {
  private AgentAnswers() {}

  static List<Agent> all(UnitOfWork unit) {
    return unit.agents().all().stream().map(row -> of(unit, row)).toList();
  }

  static Optional<Agent> one(UnitOfWork unit, String name) {
    return unit.agents().find(name).map(row -> of(unit, row));
  }

  private static Agent of(UnitOfWork unit, AgentRow row) {
    long apps =
        unit.hostings().onAgent(row.name()).stream()
            .filter(hosting -> hosting.state() == HostingRow.State.SERVING)
            .map(HostingRow::app)
            .distinct()
            .count();
    return new Agent(
        row.name(),
        stateOf(unit, row),
        row.version(),
        row.system(),
        row.isolation(),
        row.stacks(),
        row.functionsUrl(),
        (int) apps,
        row.started(),
        row.heard());
  }

  private static Agent.State stateOf(UnitOfWork unit, AgentRow row) {
    return Membership.isHeard(row, unit.now())
        ? Agent.State.valueOf(row.state().name())
        : Agent.State.SILENT;
  }
}
