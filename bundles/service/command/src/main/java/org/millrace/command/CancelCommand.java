package org.millrace.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description =
        "Ends a deployment that has not begun to switch; the old revision goes on answering.")
final class CancelCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private AppName app;

  @Parameters(
      index = "1",
      paramLabel = "DEP",
      defaultValue = "latest",
      description = "The deployment's number or id; the newest one unless it is told.")
  private String deployment;

  @Override
  public Integer call() throws IOException {
    Deployment ended = call.client().cancelDeployment(app, deployment, call.surroundings().user());
    call.done(ended, "Deployment " + ended.number() + " of " + app + " was cancelled.");
    return 0;
  }
}
