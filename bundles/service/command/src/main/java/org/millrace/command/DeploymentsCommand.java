package org.millrace.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "deployments", description = "Lists what was deployed to an app, newest first.")
final class DeploymentsCommand implements Callable<Integer> {
  private static final Table<Deployment> TABLE =
      new Table<Deployment>()
          .column("NUMBER", Deployment::number)
          .column("STATE", deployment -> Words.of(deployment.state()))
          .column("RECEIVED", Deployment::received)
          .column("BY", Deployment::author)
          .column("WITH", Deployment::client)
          .column("SIZE", deployment -> Words.size(deployment.packageBytes()))
          .column("ROLLBACK", deployment -> deployment.packageKept() ? "possible" : "gone")
          .column("STATUS", Deployment::statusText);

  @Mixin private AgentCall call;

  @Parameters(paramLabel = "APP", description = "The app.")
  private AppName app;

  @Override
  public Integer call() throws IOException {
    call.answer(call.client().deployments(app), TABLE);
    return 0;
  }
}
