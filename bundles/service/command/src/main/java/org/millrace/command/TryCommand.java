package org.millrace.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.millrace.agent.AgentMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "try",
    description = {
      "Runs an agent with a sample app in it, until stopped.",
      "Beside it runs a console, or a publish endpoint where there is no console."
    })
final class TryCommand implements Callable<Integer> {
  @Mixin private AgentStart start;
  @Mixin private Reply reply;

  @Option(
      names = "--sample",
      paramLabel = "ZIP",
      description = "The package to deploy as the app 'hello'; else the one that comes along.")
  private String sample;

  @Option(
      names = "--console",
      paramLabel = "PROGRAM",
      description = "The console to start, connected; when it is closed, all of it ends.")
  private String console;

  @Override
  public Integer call() {
    Surroundings surroundings = reply.surroundings();
    Trial.Parts parts =
        new Trial.Parts(
            sample == null ? Home.resolve("samples/hello.zip") : surroundings.path(sample),
            Optional.ofNullable(console).map(surroundings::path),
            start.port(2, PublishEndpointCommand.USUAL_PORT));
    return AgentMain.run(
        start.options(surroundings),
        surroundings.environment(),
        (agent, end) -> Trial.begin(agent, parts, reply, end),
        System.err);
  }
}
