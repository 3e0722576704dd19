package org.millrace.server.management;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millrace.management.Agent;
import org.millrace.management.ManagementPaths;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.AgentRow;
import org.millrace.store.Store;

/** The agents of the installation. */
final class AgentsResource {
  private final Store store;

  AgentsResource(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.AGENTS, Access.ADMIN, this::list),
        new Route("POST", ManagementPaths.AGENT_ACTION, Access.ADMIN, this::act),
        new Route("DELETE", ManagementPaths.AGENT, Access.ADMIN, this::remove));
  }

  private Reply list(Call call) {
    return Reply.of(store.read(AgentAnswers::all));
  }

  private Reply act(Call call) throws Refused {
    AgentRow.State wanted =
        switch (call.parameter("action")) {
          case "drain" -> AgentRow.State.DRAINING;
          case "undrain" -> AgentRow.State.READY;
          default -> throw new Refused(404, "An agent can be told to drain or to undrain.");
        };
    String name = nameOf(call);
    Optional<Agent> changed =
        store.write(unit ->
            unit.agents().setState(name, wanted) ? AgentAnswers.one(unit, name) : Optional.empty());
    return Reply.of(changed.orElseThrow(() -> unknown(name)));
  }

  private Reply remove(Call call) throws Refused {
    String name = nameOf(call);
    Agent agent = store.read(unit -> AgentAnswers.one(unit, name)).orElseThrow(() -> unknown(name));
    if (agent.state() != Agent.State.SILENT) {
      throw new Refused(409, "Agent " + name + " still runs. Stop it, wait 15 s, then remove it.");
    }
    store.run(unit -> unit.agents().remove(name));
    return Reply.done();
  }

  private static String nameOf(Call call) {
    return call.parameter("agent").toLowerCase(Locale.ROOT);
  }

  private static Refused unknown(String name) {
    return new Refused(404, "There is no agent '" + name + "' in this installation.");
  }
}
