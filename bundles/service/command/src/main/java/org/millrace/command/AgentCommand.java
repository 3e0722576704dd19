package org.millrace.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.agent.Agent;
import org.millrace.agent.AgentMain;
import org.millrace.management.ManagementClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "agent", description = "The agent of this machine.")
final class AgentCommand {

  @Command(description = "Runs an agent until it is asked to stop.")
  int run(@Mixin AgentStart start, @Mixin Reply reply) {
    Surroundings surroundings = reply.surroundings();
    return AgentMain.run(
        start.options(surroundings),
        surroundings.environment(),
        (agent, end) -> ready(agent, reply),
        System.err);
  }

  private static Closeable ready(Agent agent, Reply reply) throws IOException {
    String management = agent.managementUrl();
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("ready", true);
    ready.put("management", management);
    ready.put("functions", agent.functionsUrl());
    ready.put("version", Version.text());
    reply.done(ready, "The agent answers at " + management + ".");
    if (reply.surroundings().terminal() && !reply.isJson()) {
      offerConnection(ControlSocket.client(agent), reply);
    }
    return () -> {};
  }

  /** Once, when nobody has a token yet: what a person types into the console next. */
  private static void offerConnection(ManagementClient client, Reply reply) throws IOException {
    if (client.tokens().isEmpty()) {
      reply.out().println("Connect a console with this line; it is shown once:");
      reply.out().println(client.connectionLine("first"));
    }
  }
}
