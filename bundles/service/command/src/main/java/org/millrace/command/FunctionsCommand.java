package org.millrace.command;

import java.io.IOException;
import java.util.Map;
import org.millrace.management.Function;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "functions", description = "The functions of an app.")
final class FunctionsCommand {
  private static final Table<Function> TABLE =
      new Table<Function>()
          .column("NAME", Function::name)
          .column("TRIGGER", Function::trigger)
          .column("STATE", FunctionsCommand::state)
          .column("AUTH", Function::authLevel)
          .column("METHODS", function -> String.join(" ", function.methods()))
          .column("SOURCE", Function::source);

  @Command(description = "Lists the functions.")
  int list(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app) throws IOException {
    call.answer(call.client().app(app).functions(), TABLE);
    return 0;
  }

  @Command(description = "Lets a function run again.")
  int enable(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Parameters(paramLabel = "FN") String function)
      throws IOException {
    return change(call, app, function, true);
  }

  @Command(description = "Keeps a function from running, from now on and after deployments.")
  int disable(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Parameters(paramLabel = "FN") String function)
      throws IOException {
    return change(call, app, function, false);
  }

  private static int change(AgentCall call, AppName app, String function, boolean enabled)
      throws IOException {
    ManagementClient client = call.client();
    Busy.retried(
        call,
        client,
        () -> {
          client.setFunctionEnabled(app, function, enabled);
          return function;
        });
    call.done(
        Map.of("app", app, "function", function, "enabled", enabled),
        function + " of " + app + " is " + (enabled ? "enabled." : "disabled."));
    return 0;
  }

  private static String state(Function function) {
    if (!function.error().isEmpty()) {
      return "error: " + function.error();
    }
    return function.enabled() ? "enabled" : "disabled";
  }
}
