package org.millrace.command;

import java.io.IOException;
import org.millrace.management.Agent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "agents", description = "The agents of the installation.")
final class AgentsCommand {
  private static final Table<Agent> TABLE =
      new Table<Agent>()
          .column("NAME", Agent::name)
          .column("STATE", agent -> Words.of(agent.state()))
          .column("VERSION", Agent::version)
          .column("SYSTEM", Agent::system)
          .column("ISOLATION", Agent::isolation)
          .column("STACKS", agent -> String.join(", ", agent.stacks()))
          .column("APPS", Agent::apps)
          .column("LAST HEARD", Agent::lastHeard)
          .column("FUNCTIONS", Agent::functionsUrl);

  @Command(description = "Lists the agents.")
  int list(@Mixin AgentCall call) throws IOException {
    call.answer(call.client().agents(), TABLE);
    return 0;
  }
}
