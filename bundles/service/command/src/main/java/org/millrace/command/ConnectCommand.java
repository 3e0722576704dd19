package org.millrace.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "connect",
    description = {
      "Prints a line that connects a console to the installation.",
      "It holds a new token: whoever has it may do everything."
    })
final class ConnectCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the token is called in 'millrace tokens list'; else who made it when.")
  private String name;

  @Override
  public Integer call() throws IOException {
    String line = call.client().connectionLine(name == null ? usualName() : name);
    call.done(Map.of("line", line), line);
    return 0;
  }

  private String usualName() {
    return "connect-" + call.surroundings().user() + "-" + call.surroundings().clock().millis();
  }
}
