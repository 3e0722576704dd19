package org.millrace.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.store.AgentRow;
import org.millrace.store.HostingRow;
import org.millrace.store.UnitOfWork;

/** What the installation wants of one agent. */
record Wanted(AgentRow.State state, List<WantedApp> apps) {
  static final Wanted NOTHING = new Wanted(AgentRow.State.READY, List.of());

  static Wanted of(UnitOfWork unit, String agent) {
    AgentRow.State state =
        unit.agents().find(agent).map(AgentRow::state).orElse(AgentRow.State.READY);
    if (state == AgentRow.State.READY) {
      return new Wanted(state, WantedApp.all(unit, row -> List.of()));
    }
    Map<String, String> others =
        unit.agents().all().stream()
            .filter(other -> !other.name().equals(agent) && Membership.isReady(other, unit.now()))
            .collect(Collectors.toMap(AgentRow::name, AgentRow::functionsUrl));
    Map<String, List<HostingRow>> served =
        unit.hostings().all().stream()
            .filter(hosting -> hosting.state() == HostingRow.State.SERVING)
            .filter(hosting -> others.containsKey(hosting.agent()))
            .collect(Collectors.groupingBy(hosting -> hosting.app().value()));
    // Of whatever revision: while one becomes active, the others answer with the one before.
    return new Wanted(
        state,
        WantedApp.all(
            unit,
            app ->
                served.getOrDefault(app.name().value(), List.of()).stream()
                    .map(hosting -> others.get(hosting.agent()))
                    .distinct()
                    .toList()));
  }

  /** Whether the agent is to hand over its apps, and to take no others. */
  boolean isLeaving() {
    return state != AgentRow.State.READY;
  }
}
