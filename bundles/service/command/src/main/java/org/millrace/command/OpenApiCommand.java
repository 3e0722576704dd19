package org.millrace.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "openapi",
    description = "Prints the management API's description, an OpenAPI document in JSON.")
final class OpenApiCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Override
  public Integer call() throws IOException {
    call.out().println(call.client().openApi());
    return 0;
  }
}
