package org.millrace.command;

import java.io.IOException;
import java.util.Map;
import org.millrace.management.Agent;
import org.millrace.management.ManagementClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Command(description = "Gives an agent no more apps and moves its own away.")
  int drain(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--wait", description = "Waits until it serves no app any more.")
          boolean wait)
      throws IOException {
    ManagementClient client = call.client();
    Agent asked = client.drainAgent(name);
    Agent agent =
        wait
            ? new Draining(client, call.surroundings().pause(), call::tell).awaitEnd(asked)
            : asked;
    call.done(agent, name + " is " + Words.of(agent.state()) + ".");
    return 0;
  }

  @Command(description = "Lets a drained agent run apps again.")
  int undrain(@Mixin AgentCall call, @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    Agent agent = call.client().undrainAgent(name);
    call.done(agent, name + " is " + Words.of(agent.state()) + ".");
    return 0;
  }

  @Command(description = "Forgets an agent that is gone for good.")
  int remove(@Mixin AgentCall call, @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    call.client().removeAgent(name);
    call.done(Map.of("removed", name), name + " was removed.");
    return 0;
  }
}
