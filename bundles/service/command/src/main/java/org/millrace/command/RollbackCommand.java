package org.millrace.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description =
        "Makes the package of an earlier deployment live again, with today's settings, and waits.")
final class RollbackCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private AppName app;

  @Parameters(
      index = "1",
      paramLabel = "DEP",
      description = "The deployment's number or id, as 'millrace deployments' lists it.")
  private String deployment;

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.client();
    String author = call.surroundings().user();
    Deployment taken =
        Busy.retried(call, client, () -> client.rollBack(app, deployment, author, "millrace"));
    Rollout.follow(call, client, taken);
    return 0;
  }
}
