package org.millrace.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.millrace.management.Deployment;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows an app's log lines, or those of a deployment.")
final class LogsCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Parameters(paramLabel = "APP", description = "The app.")
  private AppName app;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on as lines are written, until stopped.")
  private boolean follow;

  @Option(
      names = "--deployment",
      paramLabel = "DEP",
      description = "The log of this deployment: its number, its id or 'latest'.")
  private String deployment = "";

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.client();
    if (!deployment.isEmpty()) {
      if (follow) {
        throw call.wrong("-f follows an app; a deployment's log is shown as it is.");
      }
      return showDeployment(client);
    }
    if (follow) {
      new LogFollower(call, client, app, this::show).run();
      return 0;
    }
    for (LogLine line : client.recentLog(app)) {
      show(line);
    }
    return 0;
  }

  private int showDeployment(ManagementClient client) throws IOException {
    for (Deployment.LogEntry entry : client.deploymentLog(app, deployment)) {
      call.answer(
          entry,
          out ->
              out.println(
                  entry.time()
                      + " "
                      + Words.of(entry.level())
                      + " "
                      + Plain.lines(entry.message())));
    }
    return 0;
  }

  private void show(LogLine line) throws IOException {
    call.answer(line, out -> out.println(text(line)));
  }

  private static String text(LogLine line) {
    String source = line.function().isEmpty() ? line.category() : line.function();
    return line.time()
        + " "
        + Words.of(line.level())
        + " ["
        + Plain.oneLine(source)
        + "] "
        + Plain.lines(line.message());
  }
}
